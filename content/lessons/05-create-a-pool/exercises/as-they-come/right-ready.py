"""Receipts, looked through again and again for those that are ready."""

import time
from multiprocessing import Pool

TASKS = [16, 1, 2, 1, 3, 2]  # in tenths of a second


def work(tenths):
    time.sleep(tenths / 10)  # stands for work
    return f"{tenths * 100} ms of work"


def report(result):
    print(f"done: {result}")


if __name__ == "__main__":
    with Pool(3) as pool:
        waiting = [pool.apply_async(work, (tenths,)) for tenths in TASKS]
        while waiting:
            for receipt in [each for each in waiting if each.ready()]:
                report(receipt.get())
                waiting.remove(receipt)
            time.sleep(0.02)
    print(f"all {len(TASKS)} are done")
