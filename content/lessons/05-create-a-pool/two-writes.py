"""The notes' five tasks, with nothing between print() and the screen."""

import io
import sys
import time
from multiprocessing import Pool

# What `python -u` does: every piece that print() hands over is
# written at once, first the text, then the end of the line.
unbuffered = open(1, "wb", buffering=0, closefd=False)
sys.stdout = io.TextIOWrapper(unbuffered, write_through=True)


def say(text):
    time.sleep(0.2 - time.time() % 0.2)  # all wake up together
    print(text)


def square(x):
    say(f"start process:{x}")
    square = x * x
    say(f"square {x}:{square}")
    say(f"end process:{x}")


if __name__ == "__main__":
    with Pool(5) as pool:
        pool.map(square, range(0, 5))
