# fails: workers, work-ran

import time
from multiprocessing.pool import ThreadPool

TASKS = [16, 1, 2, 1, 3, 2]  # in tenths of a second


def work(tenths):
    time.sleep(tenths / 10)  # stands for work
    return f"{tenths * 100} ms of work"


def report(result):
    print(f"done: {result}")


if __name__ == "__main__":
    with ThreadPool(3) as pool:
        for result in pool.imap_unordered(work, TASKS):
            report(result)
    print(f"all {len(TASKS)} are done")
