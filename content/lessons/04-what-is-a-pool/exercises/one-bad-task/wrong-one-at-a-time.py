# fails: at-once

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
        for number in NUMBERS:
            try:
                roots.append(pool.apply(root, (number,)))
            except ValueError:
                roots.append(None)
    print(roots)
