"""Six chunks of two, for six workers: all equally long, so nobody is idle."""

import time
from multiprocessing import Pool

SECONDS = 0.3
NUMBERS = [5, 3, 8, 1, 9, 2, 7, 4, 6, 12, 10, 11]


def ask(number):
    time.sleep(SECONDS)  # stands for waiting for the answer
    return number * number


if __name__ == "__main__":
    pool = Pool(processes=6)
    answers = list(pool.imap(ask, NUMBERS, chunksize=2))
    pool.close()
    pool.join()
    print(answers)
