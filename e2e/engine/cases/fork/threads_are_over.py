"""In a forked child the parent's other threads are over: they are not alive, and to join them takes no time."""

import multiprocessing
import threading
import time


def status(thread):
    return repr(thread).rpartition(', ')[2].split()[0].rstrip(')>')


def child(thread):
    print(status(thread))
    print(thread.is_alive(), thread in threading.enumerate(), threading.active_count())
    began = time.perf_counter()
    thread.join(5)
    thread.join()
    print(time.perf_counter() - began < 2)
    another = threading.Thread(target=print, args=('a thread of its own',))
    another.start()
    another.join()
    print(another.is_alive())


if __name__ == '__main__':
    leave = threading.Event()
    thread = threading.Thread(target=leave.wait)
    print(status(thread))
    thread.start()
    print(status(thread))
    process = multiprocessing.Process(target=child, args=(thread,))
    process.start()
    process.join()
    print(process.exitcode, thread.is_alive())
    leave.set()
    thread.join()
    print(thread.is_alive())
