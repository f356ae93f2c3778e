"""The same, with a lock that lets one process print at a time."""

import io
import sys
import time
from multiprocessing import Lock, Pool

unbuffered = open(1, "wb", buffering=0, closefd=False)
sys.stdout = io.TextIOWrapper(unbuffered, write_through=True)


def take_lock(shared):
    global lock
    lock = shared


def say(text):
    time.sleep(0.2 - time.time() % 0.2)  # all wake up together
    with lock:
        print(text)


def square(x):
    say(f"start process:{x}")
    square = x * x
    say(f"square {x}:{square}")
    say(f"end process:{x}")


if __name__ == "__main__":
    with Pool(5, initializer=take_lock, initargs=(Lock(),)) as pool:
        pool.map(square, range(0, 5))
