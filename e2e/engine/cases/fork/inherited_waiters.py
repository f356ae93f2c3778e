"""A thread of the parent that waits for a lock stays behind: the child's release wakes the child's own."""

import threading
import time
from multiprocessing import Process

lock = threading.Lock()


def take():
    with lock:
        print('taken', flush=True)


def child():
    waiting = threading.Thread(target=take)
    waiting.start()
    time.sleep(0.05)
    lock.release()
    waiting.join()
    print('the child is done', flush=True)


if __name__ == '__main__':
    lock.acquire()
    left_behind = threading.Thread(target=take)
    left_behind.start()
    time.sleep(0.05)
    process = Process(target=child)
    process.start()
    process.join()
    lock.release()
    left_behind.join()
