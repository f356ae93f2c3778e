"""One after the other as they come, sorted by the numbers’ places."""

import time
from multiprocessing import Pool

NUMBERS = [3, 1, 2, 5, 4, 0]


def square(x):
    time.sleep(x / 10)  # the larger, the longer
    return x * x


def numbered(place):
    return place, square(NUMBERS[place])


if __name__ == "__main__":
    squares = {}
    with Pool() as pool:
        for place, result in pool.imap_unordered(numbered, range(len(NUMBERS))):
            squares[place] = result
    print([squares[place] for place in sorted(squares)])
