# fails: last-line

import time
from multiprocessing import Pool

NUMBERS = [3, 1, 2, 5, 4, 0]


def square(x):
    time.sleep(x / 10)  # the larger, the longer
    return x * x


if __name__ == "__main__":
    results = []
    with Pool(3) as pool:
        for result in pool.imap_unordered(square, NUMBERS):
            results.append(result)
    print(results)
