"""Futures, in the order in which they are done."""

import time
from concurrent.futures import ProcessPoolExecutor, as_completed

TASKS = [16, 1, 2, 1, 3, 2]  # in tenths of a second


def work(tenths):
    time.sleep(tenths / 10)  # stands for work
    return f"{tenths * 100} ms of work"


def report(result):
    print(f"done: {result}")


if __name__ == "__main__":
    with ProcessPoolExecutor(3) as executor:
        for future in as_completed([executor.submit(work, tenths) for tenths in TASKS]):
            report(future.result())
    print(f"all {len(TASKS)} are done")
