"""Only the forking thread is in the child; locks that others held stay locked there."""

import threading
from multiprocessing import Process

lock = threading.Lock()
held = threading.Event()
done = threading.Event()


def hold():
    with lock:
        held.set()
        done.wait()


def child():
    print(threading.active_count(), threading.current_thread().name, threading.current_thread() is threading.main_thread())
    print(lock.acquire(timeout=0.05))
    local = threading.Thread(target=print, args=('a thread of the child',))
    local.start()
    local.join()


if __name__ == '__main__':
    thread = threading.Thread(target=hold)
    thread.start()
    held.wait()
    process = Process(target=child)
    process.start()
    process.join()
    done.set()
    thread.join()
    print(process.exitcode, threading.active_count(), lock.acquire(timeout=0.05))
