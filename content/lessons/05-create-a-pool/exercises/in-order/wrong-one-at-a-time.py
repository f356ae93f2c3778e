# fails: at-once

import time
from multiprocessing import Pool

NUMBERS = [3, 1, 2, 5, 4, 0]


def square(x):
    time.sleep(x / 10)  # the larger, the longer
    return x * x


if __name__ == "__main__":
    with Pool(3) as pool:
        results = [pool.apply(square, (number,)) for number in NUMBERS]
    print(results)
