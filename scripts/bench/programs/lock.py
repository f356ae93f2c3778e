"""Microseconds of an acquire and a release of a multiprocessing.Lock that nobody else wants."""

import json
import time
from multiprocessing import Lock

BATCHES = 20
TIMES = 1000


if __name__ == '__main__':
    lock = Lock()
    samples = []
    for _ in range(BATCHES):
        began = time.perf_counter()
        for _ in range(TIMES):
            lock.acquire()
            lock.release()
        samples.append((time.perf_counter() - began) / TIMES * 1e6)
    print(json.dumps(samples))
