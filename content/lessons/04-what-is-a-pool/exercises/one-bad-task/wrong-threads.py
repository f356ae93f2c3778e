# fails: workers, ran

import math
import time
from concurrent.futures import ThreadPoolExecutor

NUMBERS = [9, 16, -4, 25, 36, -1]


def root(number):
    time.sleep(0.2)  # stands for work
    return math.isqrt(number)  # raises ValueError for one below 0


if __name__ == "__main__":
    with ThreadPoolExecutor(3) as executor:
        futures = [executor.submit(root, number) for number in NUMBERS]
    print([None if future.exception() else future.result() for future in futures])
