"""process_time and thread_time count computing, and no wait: neither a sleep nor a queue, a lock or another thread."""

import threading
import time
from multiprocessing import Lock, Process, Queue


def compute(seconds):
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        pass


def used(clock, work, *args):
    before = clock()
    work(*args)
    return clock() - before


def child(queue, lock):
    with lock:
        time.sleep(0.3)
    queue.put(used(time.process_time, compute, 0.2))


def waits(queue, lock):
    with lock:
        pass
    return queue.get()


def in_thread(times):
    times['sleeping'] = used(time.thread_time, time.sleep, 0.2)
    times['computing'] = used(time.thread_time, compute, 0.2)


if __name__ == '__main__':
    print(used(time.process_time, time.sleep, 0.3) < 0.1)
    # On a busy machine the process has a core for part of the time only.
    print(used(time.process_time, compute, 0.3) > 0.03)
    queue, lock = Queue(), Lock()
    process = Process(target=child, args=(queue, lock))
    process.start()
    time.sleep(0.1)
    print(used(time.process_time, waits, queue, lock) < 0.25)
    process.join()
    times = {}
    thread = threading.Thread(target=in_thread, args=(times,))
    began = time.thread_time()
    thread.start()
    thread.join()
    print(times['sleeping'] < 0.1, times['computing'] > 0.02, time.thread_time() - began < 0.1)
