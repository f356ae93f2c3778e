# fails: joined

import time
from multiprocessing import Pool

NUMBERS = [3, 1, 2, 5, 4, 0]


def square(x):
    time.sleep(x / 10)  # the larger, the longer
    return x * x


if __name__ == "__main__":
    pool = Pool(3)
    print(pool.map(square, NUMBERS))
