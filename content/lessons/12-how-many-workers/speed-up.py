"""A job whose tasks wait, and one whose tasks compute, done by WORKERS processes."""

import time
from multiprocessing import Barrier, Pool

WORKERS = 4  # @param {type:"slider", min:1, max:8}
TASKS = 24
ALONE = 6  # @param {type:"slider", min:0, max:24}


def wait(task):
    time.sleep(0.03)


def compute(task):
    total = 0
    for number in range(100_000):
        total += number * number
    return total


def seconds(pool, work):
    began = time.perf_counter()
    for task in range(ALONE):  # nobody else can do these
        work(task)
    pool.map(work, range(ALONE, TASKS), chunksize=1)
    return time.perf_counter() - began


if __name__ == "__main__":
    awake = Barrier(WORKERS + 1)
    with Pool(WORKERS, initializer=awake.wait) as pool:
        awake.wait()  # until all are there
        for work in (wait, compute):
            best = min(seconds(pool, work) for _ in range(2))  # the other one was disturbed
            print(f"{work.__name__}: {best:.3f} s")
