"""Four processes that return what they would have printed."""

import time
from multiprocessing import Pool

SECONDS = [0.8, 0.5, 0.6, 0.4]  # that each of the four needs


def measure(number):
    time.sleep(SECONDS[number])  # stands for work
    return f"{number} took {SECONDS[number]} s"


if __name__ == "__main__":
    with Pool(4) as pool:
        lines = pool.map(measure, range(4))
    for line in lines:
        print(line)
    print("all four are done")
