"""A thread that is not the main one may start and join processes; several may at once."""

import threading
from multiprocessing import Process, SimpleQueue


def child(results, n):
    results.put((n, threading.current_thread() is threading.main_thread()))


def start(results, n):
    process = Process(target=child, args=(results, n))
    process.start()
    process.join()
    codes[n] = process.exitcode


if __name__ == '__main__':
    codes = {}
    results = SimpleQueue()
    threads = [threading.Thread(target=start, args=(results, n)) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(sorted(results.get() for _ in threads))
    print(sorted(codes.items()))
