"""How many times faster two processes of a pool do CPU-bound work than one process does it all."""

import json
import time
from multiprocessing import Pool

STEPS = 2_000_000
ROUNDS = 3


def work(seed):
    number = seed
    for _ in range(STEPS):
        number = (number * 1103515245 + 12345) % 2147483648
    return number


def seconds(function):
    began = time.perf_counter()
    function()
    return time.perf_counter() - began


if __name__ == '__main__':
    work(0)
    alone = [seconds(lambda: [work(1), work(2)]) for _ in range(ROUNDS)]
    with Pool(2) as pool:
        # Not counted: the workers start with it.
        pool.map(work, [1, 2], chunksize=1)
        together = [seconds(lambda: pool.map(work, [1, 2], chunksize=1)) for _ in range(ROUNDS)]
    print(json.dumps([one / two for one, two in zip(alone, together, strict=True)]))
