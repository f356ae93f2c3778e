"""What is raised is caught where it is raised."""

import math
import time
from multiprocessing import Pool

NUMBERS = [9, 16, -4, 25, 36, -1]


def root(number):
    time.sleep(0.2)  # stands for work
    return math.isqrt(number)  # raises ValueError for one below 0


def root_or_none(number):
    try:
        return root(number)
    except ValueError:
        return None


if __name__ == "__main__":
    with Pool(3) as pool:
        roots = pool.map(root_or_none, NUMBERS)
    print(roots)
