"""multiprocessing.pool.ThreadPool and multiprocessing.dummy."""

import os
import threading
from multiprocessing.dummy import Pool as DummyPool
from multiprocessing.pool import ThreadPool


def where(n):
    return n, os.getpid(), threading.current_thread() is threading.main_thread()


if __name__ == '__main__':
    for make in (ThreadPool, DummyPool):
        with make(3) as pool:
            seen = pool.map(where, range(6))
            print([n for n, _, _ in seen], {pid for _, pid, _ in seen} == {os.getpid()}, any(main for _, _, main in seen))
            print(list(pool.imap(lambda n: n + 1, range(3))))
