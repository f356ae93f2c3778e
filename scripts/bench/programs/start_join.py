"""Milliseconds from start() to the end of join(), a process that does nothing, in the run's start method."""

import json
import multiprocessing
import time

STARTS = 4


def nothing():
    pass


def start_and_join():
    began = time.perf_counter()
    process = multiprocessing.Process(target=nothing)
    process.start()
    process.join()
    return (time.perf_counter() - began) * 1e3


if __name__ == '__main__':
    # Not counted: the fork server starts with it.
    start_and_join()
    print(json.dumps([start_and_join() for _ in range(STARTS)]))
