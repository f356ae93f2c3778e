"""Microseconds a task of Pool(2).map with chunksize 1."""

import json
import time
from multiprocessing import Pool

BATCHES = 6
TASKS = 500


def same(number):
    return number


if __name__ == '__main__':
    with Pool(2) as pool:
        # Not counted: the workers start with it.
        pool.map(same, range(TASKS), chunksize=1)
        samples = []
        for _ in range(BATCHES):
            began = time.perf_counter()
            pool.map(same, range(TASKS), chunksize=1)
            samples.append((time.perf_counter() - began) / TASKS * 1e6)
    print(json.dumps(samples))
