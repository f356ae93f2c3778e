"""Shared memory: three processes square the same list. Watch each write go to it."""

import time
from multiprocessing import Array, Process


def square_every_third(numbers, first):
    for place in range(first, len(numbers), 3):
        numbers[place] **= 2
        time.sleep(0.1)


if __name__ == "__main__":
    numbers = Array("i", range(12))
    print("before:", numbers[:])
    processes = [Process(target=square_every_third, args=(numbers, first)) for first in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("after: ", numbers[:])
