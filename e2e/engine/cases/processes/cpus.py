"""How many CPUs there are, by every name that Python has for it."""

import multiprocessing
import os
from multiprocessing import Process


def count():
    print(os.cpu_count(), multiprocessing.cpu_count(), len(os.sched_getaffinity(0)))


if __name__ == '__main__':
    count()
    process = Process(target=count)
    process.start()
    process.join()
    with multiprocessing.Pool() as pool:
        print(pool._processes)
