"""A pool for counters."""

import time
from multiprocessing import Barrier, Lock, Pool, Value

SEATS = ["A1", "A2", "A3", "B1", "B2", "B3"]


def issue(seat):
    time.sleep(0.15)  # stands for a slow printer
    print(f"seat {seat}")


def share(*shared):
    global next_seat, lock, all_here
    next_seat, lock, all_here = shared


def sell(_):
    all_here.wait()  # begin at the same moment
    while True:
        with lock:
            number = next_seat.value
            next_seat.value = number + 1
        if number >= len(SEATS):
            break
        issue(SEATS[number])


if __name__ == "__main__":
    shared = Value("i", 0, lock=False), Lock(), Barrier(3)
    with Pool(3, initializer=share, initargs=shared) as pool:
        pool.map(sell, range(3), chunksize=1)
    print("sold out")
