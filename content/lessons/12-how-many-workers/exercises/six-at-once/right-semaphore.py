"""More workers than places: a semaphore lets six ask at a time."""

import time
from multiprocessing import BoundedSemaphore, Pool

SECONDS = 0.3
NUMBERS = [5, 3, 8, 1, 9, 2, 7, 4, 6, 12, 10, 11]


def share(semaphore):
    global server
    server = semaphore


def ask_in_turn(number):
    with server:
        return ask(number)


def ask(number):
    time.sleep(SECONDS)  # stands for waiting for the answer
    return number * number


if __name__ == "__main__":
    with Pool(8, initializer=share, initargs=(BoundedSemaphore(6),)) as pool:
        answers = pool.map(ask_in_turn, NUMBERS, chunksize=1)
    print(answers)
