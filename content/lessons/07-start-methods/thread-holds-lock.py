"""A process is made while another thread holds a lock."""

import time
from multiprocessing import Process
from threading import Event, Lock, Thread

lock = Lock()
held = Event()


def use_lock():
    with lock:
        held.set()
        time.sleep(0.5)  # stands for work


def child():
    if lock.acquire(timeout=1.5):
        print("The child got the lock.")
    else:
        print("The child waited in vain: nobody here will let go of the lock.")


if __name__ == "__main__":
    thread = Thread(target=use_lock)
    thread.start()
    held.wait()  # until the thread has the lock
    process = Process(target=child)
    process.start()
    thread.join()
    print("The thread let go of the lock.")
    process.join()
