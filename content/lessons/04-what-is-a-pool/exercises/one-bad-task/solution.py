"""Six tasks for a pool. Two fail, and four results are kept."""

import math
import time
from multiprocessing import Pool

NUMBERS = [9, 16, -4, 25, 36, -1]


def root(number):
    time.sleep(0.2)  # stands for work
    return math.isqrt(number)  # raises ValueError for one below 0


if __name__ == "__main__":
    roots = []
    with Pool(3) as pool:
        tasks = [pool.apply_async(root, (number,)) for number in NUMBERS]
        for task in tasks:
            try:
                roots.append(task.get())
            except ValueError:
                roots.append(None)
    print(roots)
