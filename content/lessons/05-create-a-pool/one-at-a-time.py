"""The notes' pool, with a lock that lets one process print at a time."""

import time
from multiprocessing import Lock, Pool


def take_lock(shared):
    global lock
    lock = shared


def say(text):
    with lock:
        print(text)


def square(x):
    say(f"start process:{x}")
    square = x * x
    say(f"square {x}:{square}")
    time.sleep(1)
    say(f"end process:{x}")


if __name__ == "__main__":
    with Pool(5, initializer=take_lock, initargs=(Lock(),)) as pool:
        pool.map(square, range(0, 5))
