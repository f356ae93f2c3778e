# fails: under-lock, lines


import time
from multiprocessing import Barrier, Process, Value

SEATS = ["A1", "A2", "A3", "B1", "B2", "B3"]


def issue(seat):
    time.sleep(0.15)  # stands for a slow printer
    print(f"seat {seat}")


def sell(next_seat, all_here):
    all_here.wait()  # begin at the same moment
    while (number := next_seat.value) < len(SEATS):
        issue(SEATS[number])
        next_seat.value = number + 1


if __name__ == "__main__":
    next_seat = Value("i", 0)
    all_here = Barrier(3)
    counters = [Process(target=sell, args=(next_seat, all_here)) for _ in range(3)]
    for counter in counters:
        counter.start()
    for counter in counters:
        counter.join()
    print("sold out")
