# fails: lines

import time
from multiprocessing import Pool

SECONDS = [0.8, 0.5, 0.6, 0.4]  # that each of the four needs


def measure(number):
    time.sleep(SECONDS[number])  # stands for work
    return f"{number} took {SECONDS[number]} s"


if __name__ == "__main__":
    with Pool(4) as pool:
        for line in pool.imap_unordered(measure, range(4)):
            print(line)
    print("all four are done")
