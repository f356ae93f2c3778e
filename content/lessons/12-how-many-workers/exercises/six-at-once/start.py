"""Twelve questions to a server. It would answer six at a time."""

import time
from multiprocessing import Pool

SECONDS = 0.3
NUMBERS = [5, 3, 8, 1, 9, 2, 7, 4, 6, 12, 10, 11]


def ask(number):
    time.sleep(SECONDS)  # stands for waiting for the answer
    return number * number


if __name__ == "__main__":
    with Pool(2) as pool:
        answers = pool.map(ask, NUMBERS, chunksize=6)
    print(answers)
