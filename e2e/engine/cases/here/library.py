"""The standard library and nothing else, and of that not what needs a terminal, windows or another system."""

import importlib


def found(name):
    try:
        importlib.import_module(name)
    except ModuleNotFoundError as error:
        return f'{name}: {error}'
    return f'{name}: here'


for name in ('numpy', 'pandas', 'pip', 'tkinter', 'turtle', 'curses', 'readline', 'venv', 'sqlite3', 'ctypes', 'ssl'):
    print(found(name))
