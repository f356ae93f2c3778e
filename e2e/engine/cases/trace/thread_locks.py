"""Locks between threads, and the turns of the threads."""

import queue
import threading

lock = threading.RLock()
condition = threading.Condition()
ready = threading.Event()
numbers = queue.Queue()
waiting = threading.Event()


def holder():
    lock.acquire()
    lock.acquire()
    ready.set()
    numbers.get()
    lock.release()
    lock.release()


def waiter():
    with condition:
        waiting.set()
        condition.wait()


if __name__ == '__main__':
    thread = threading.Thread(target=holder)
    thread.start()
    ready.wait()
    print(lock.acquire(timeout=0.2))
    numbers.put(1)
    with lock:
        print('mine')
    thread.join()

    thread = threading.Thread(target=waiter)
    thread.start()
    waiting.wait()
    with condition:
        condition.notify()
    thread.join()
