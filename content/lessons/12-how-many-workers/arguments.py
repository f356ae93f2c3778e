"""Eight tasks on a long list: each gets the list, or only what it needs of it."""

import time
from multiprocessing import Pool

LENGTH = 80_000
TASKS = 8


def sum_up(numbers, task):
    return sum(numbers[task::TASKS])


def sum_part(part):
    return sum(part)


if __name__ == "__main__":
    numbers = list(range(LENGTH))
    with Pool(2) as pool:
        pool.map(abs, range(100))  # until both are awake
        began = time.perf_counter()
        whole = pool.starmap(sum_up, [(numbers, task) for task in range(TASKS)], chunksize=1)
        between = time.perf_counter()
        parts = pool.map(sum_part, [numbers[task::TASKS] for task in range(TASKS)], chunksize=1)
        end = time.perf_counter()
    assert whole == parts
    print(f"the whole list for each: {(between - began) * 1000:.1f} ms")
    print(f"a part for each: {(end - between) * 1000:.1f} ms")
    print(f"The whole list took {(between - began) / (end - between):.1f} times as long.")
