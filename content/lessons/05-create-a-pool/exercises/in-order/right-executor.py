"""With an executor."""

import time
from concurrent.futures import ProcessPoolExecutor

NUMBERS = [3, 1, 2, 5, 4, 0]


def square(x):
    time.sleep(x / 10)  # the larger, the longer
    return x * x


if __name__ == "__main__":
    with ProcessPoolExecutor(3) as executor:
        results = list(executor.map(square, NUMBERS))
    print(results)
