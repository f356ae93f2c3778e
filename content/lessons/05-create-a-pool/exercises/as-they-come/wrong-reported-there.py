# fails: report-ran

import time
from multiprocessing import Pool

TASKS = [16, 1, 2, 1, 3, 2]  # in tenths of a second


def work(tenths):
    time.sleep(tenths / 10)  # stands for work
    return f"{tenths * 100} ms of work"


def report(result):
    print(f"done: {result}")


def work_and_report(tenths):
    report(work(tenths))


if __name__ == "__main__":
    with Pool(3) as pool:
        pool.map(work_and_report, TASKS, chunksize=1)
    print(f"all {len(TASKS)} are done")
