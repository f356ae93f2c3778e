import sys
from pathlib import Path
from types import ModuleType

# What a notebook's first cell writes if it begins with %%writefile greetings.py
Path("greetings.py").write_text("""
def greet(name):
    print("hello", name)
""")

CELLS = [
    """
from multiprocessing import Process
from greetings import greet
""",
    """
process = Process(target=greet, args=("Ada",))
process.start()
process.join()
print("exit code", process.exitcode)
""",
]

if __name__ == "__main__":
    # As in a notebook, the cells run in a __main__ that no file stands behind.
    notebook = sys.modules["__main__"] = ModuleType("__main__")
    for cell in CELLS:
        exec(cell, notebook.__dict__)
