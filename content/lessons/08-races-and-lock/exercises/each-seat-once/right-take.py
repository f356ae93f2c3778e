"""A function that takes the next seat, and has the lock meanwhile."""

import time
from multiprocessing import Barrier, Lock, Process, Value

SEATS = ["A1", "A2", "A3", "B1", "B2", "B3"]


def issue(seat):
    time.sleep(0.15)  # stands for a slow printer
    print(f"seat {seat}")


def take(next_seat, lock):
    lock.acquire()
    try:
        if next_seat.value == len(SEATS):
            return None
        next_seat.value += 1
        return SEATS[next_seat.value - 1]
    finally:
        lock.release()


def sell(next_seat, lock, all_here):
    all_here.wait()  # begin at the same moment
    while (seat := take(next_seat, lock)) is not None:
        issue(seat)


if __name__ == "__main__":
    next_seat = Value("i", 0, lock=False)
    lock = Lock()
    all_here = Barrier(3)
    counters = [Process(target=sell, args=(next_seat, lock, all_here)) for _ in range(3)]
    for counter in counters:
        counter.start()
    for counter in counters:
        counter.join()
    print("sold out")
