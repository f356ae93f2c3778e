"""The notes' pool, with nothing between print() and the screen."""

import io
import sys
import time
from multiprocessing import Barrier, Pool

# What `python -u` does: every piece that print() hands over is
# written at once, first the text, then the end of the line.
unbuffered = open(1, "wb", buffering=0, closefd=False)
sys.stdout = io.TextIOWrapper(unbuffered, write_through=True)


def meet_at(barrier):
    global everyone
    everyone = barrier


def square(x):
    everyone.wait()  # until all five are here
    print(f"start process:{x}")
    square = x * x
    print(f"square {x}:{square}")
    time.sleep(1)
    print(f"end process:{x}")


if __name__ == "__main__":
    with Pool(5, initializer=meet_at, initargs=(Barrier(5),)) as pool:
        pool.map(square, range(0, 5))
