"""A worker of an executor dies in the middle of a task."""

import os
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def work(task):
    time.sleep(0.2)
    if task == 2:
        os._exit(7)  # stands for a crash
    return task


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        results = executor.map(work, range(4))
        try:
            print("results:", list(results))
        except BrokenProcessPool:
            print("BrokenProcessPool: a worker has died.")
