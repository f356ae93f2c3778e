# fails: ran

import math
import time
from multiprocessing import Pool

NUMBERS = [9, 16, -4, 25, 36, -1]


def root(number):
    time.sleep(0.2)  # stands for work
    return math.isqrt(number)  # raises ValueError for one below 0


if __name__ == "__main__":
    with Pool(3) as pool:
        good = iter(pool.map(root, [number for number in NUMBERS if number >= 0]))
    print([next(good) if number >= 0 else None for number in NUMBERS])
