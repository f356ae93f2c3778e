"""A pool that nobody waits for."""

import time
from multiprocessing import Pool

NUMBERS = [3, 1, 2, 5, 4, 0]


def square(x):
    time.sleep(x / 10)  # the larger, the longer
    return x * x


if __name__ == "__main__":
    results = []
    pool = Pool(3)
    for number in NUMBERS:
        pool.apply_async(square, (number,), callback=results.append)
    print(results)
