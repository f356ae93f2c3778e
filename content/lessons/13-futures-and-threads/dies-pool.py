"""A worker of a Pool dies in the middle of a task."""

import os
import time
from multiprocessing import Pool, TimeoutError


def work(task):
    time.sleep(0.2)
    if task == 2:
        os._exit(7)  # stands for a crash
    return task


if __name__ == "__main__":
    with Pool(2) as pool:
        results = pool.map_async(work, range(4), chunksize=1)
        try:
            print("results:", results.get(timeout=2))
        except TimeoutError:
            print("After two seconds: nothing.")
