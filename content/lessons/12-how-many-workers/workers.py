"""Eight tasks that wait and eight that compute, for one worker, two, four and eight."""

import time
from multiprocessing import Barrier, Pool

TASKS = 8
WORKERS = (1, 2, 4, 8)


def wait(task):
    time.sleep(0.1)


def compute(task):
    total = 0
    for number in range(500_000):
        total += number * number
    return total


def seconds(pool, work):
    began = time.perf_counter()
    pool.map(work, range(TASKS), chunksize=1)
    return time.perf_counter() - began


if __name__ == "__main__":
    alone, faster = {}, {}
    for workers in WORKERS:
        awake = Barrier(workers + 1)
        with Pool(workers, initializer=awake.wait) as pool:
            awake.wait()  # until all are there
            for work in (wait, compute):
                took = seconds(pool, work)
                alone.setdefault(work, took)
                faster[work] = alone[work] / took
                print(f"{workers} workers {work.__name__:>8}: {took:.2f} s, {faster[work]:.1f} times as fast")
    most = max(faster, key=faster.get)
    print(f"Most was gained by tasks that {most.__name__}.")
