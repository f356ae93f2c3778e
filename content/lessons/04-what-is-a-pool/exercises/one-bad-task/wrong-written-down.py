# fails: last-line

import math
import time
from multiprocessing import Pool

NUMBERS = [9, 16, -4, 25, 36, -1]


def root(number):
    time.sleep(0.2)  # stands for work
    return math.isqrt(number)  # raises ValueError for one below 0


if __name__ == "__main__":
    with Pool(3) as pool:
        pool.map_async(root, NUMBERS, chunksize=1)
        pool.close()
        pool.join()
    print([3, 4, None, 5, 6, None])
