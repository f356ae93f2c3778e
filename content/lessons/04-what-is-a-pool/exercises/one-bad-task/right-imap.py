"""Each result is asked for by itself, and may raise by itself."""

import math
import time
from multiprocessing import Pool

NUMBERS = [9, 16, -4, 25, 36, -1]


def root(number):
    time.sleep(0.2)  # stands for work
    return math.isqrt(number)  # raises ValueError for one below 0


if __name__ == "__main__":
    roots = []
    pool = Pool(3)
    results = pool.imap(root, NUMBERS)
    while len(roots) < len(NUMBERS):
        try:
            roots.append(next(results))
        except ValueError:
            roots.append(None)
    pool.close()
    pool.join()
    print(roots)
