"""Loops of locks, and a child that inherits one: the trace holds the first of each process, and every hold's end."""

import threading
from multiprocessing import Lock, Process

between_processes = Lock()
between_threads = threading.Lock()


def loop():
    for _ in range(2000):
        with between_processes:
            pass
        with between_threads:
            pass


def release():
    between_processes.release()
    between_threads.release()


if __name__ == '__main__':
    for lock in between_processes, between_threads:
        lock.acquire()
    child = Process(target=release)
    child.start()
    child.join()
    between_threads.release()
    loop()
    child = Process(target=loop)
    child.start()
    child.join()
    print(between_processes.acquire(block=False), between_threads.locked())
