"""concurrent.futures with processes and with threads."""

import os
import threading
import time
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, ThreadPoolExecutor, as_completed, wait
from concurrent.futures.process import BrokenProcessPool


def square(n):
    return n * n


def fail(n):
    raise ValueError(f'not {n}')


def pause(seconds):
    time.sleep(seconds)
    return seconds


if __name__ == '__main__':
    for Executor in (ThreadPoolExecutor, ProcessPoolExecutor):
        with Executor(max_workers=2) as executor:
            print(Executor.__name__, list(executor.map(square, range(6))))
            future = executor.submit(fail, 1)
            print(repr(future.exception()), future.done())
            futures = [executor.submit(square, n) for n in range(3)]
            print(sorted(future.result() for future in as_completed(futures)))
            done, pending = wait([executor.submit(pause, 0.01), executor.submit(pause, 0.3)], return_when=FIRST_COMPLETED)
            print(len(done), len(pending))
            called = threading.Event()
            executor.submit(square, 9).add_done_callback(lambda future: (print(future.result()), called.set()))
            called.wait()
    executor = ProcessPoolExecutor(2)
    future = executor.submit(os._exit, 1)
    try:
        future.result()
    except BrokenProcessPool as error:
        print(type(error).__name__)
    executor.shutdown()
