"""Milliseconds from start() to the end of join(), a process that does nothing, in the run's start method."""

import json
import multiprocessing
import time

STARTS = 14
REST = 0.5


def nothing():
    pass


def start_and_join():
    began = time.perf_counter()
    process = multiprocessing.Process(target=nothing)
    process.start()
    process.join()
    return (time.perf_counter() - began) * 1e3


def start_rested():
    time.sleep(REST)
    return start_and_join()


if __name__ == '__main__':
    if multiprocessing.get_start_method() == 'forkserver':
        # Not counted: the fork server starts with it.
        start_and_join()
    in_a_row = [start_and_join() for _ in range(STARTS)]
    print(json.dumps({'row': in_a_row, 'rested': [start_rested() for _ in range(STARTS)]}))
