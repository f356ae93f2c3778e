"""Callbacks, and exceptions that come back from a pool's worker with its traceback."""

import threading
import traceback
from multiprocessing import Pool


def check(n):
    if n == 3:
        raise ValueError(f'not {n}')
    return n


if __name__ == '__main__':
    called = threading.Semaphore(0)
    answers = []

    def keep(answer):
        answers.append(repr(answer))
        called.release()

    with Pool(2) as pool:
        pool.apply_async(check, (1,), callback=keep, error_callback=keep)
        called.acquire()
        pool.apply_async(check, (3,), callback=keep, error_callback=keep)
        called.acquire()
        pool.map_async(check, [1, 2], callback=keep)
        called.acquire()
        print(answers)
        try:
            pool.map(check, range(5))
        except ValueError as error:
            print(error)
            print(type(error.__cause__).__name__)
            traceback.print_exc()
        print(pool.map(check, [4, 5]))
        iterator = pool.imap(check, [2, 3, 4])
        print(next(iterator))
        try:
            next(iterator)
        except ValueError as error:
            print(error)
        print(next(iterator))
        try:
            pool.apply(len, (lambda: 0,))
        except Exception as error:
            print('lambda' in str(error))
        print(pool.apply(check, (6,)))
