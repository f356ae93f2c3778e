"""Twelve tasks for three workers, the last ones longer, handed out one by one."""

import time
from multiprocessing import Pool

CHUNK = 1
SECONDS = [0.1] * 8 + [0.3] * 4


def nap(seconds):
    time.sleep(seconds)


if __name__ == "__main__":
    with Pool(3) as pool:
        pool.map(nap, SECONDS, chunksize=CHUNK)
