"""A process is killed while it holds a lock: nobody releases it, and others with a timeout go on."""

import time
from multiprocessing import Event, Lock, Process


def hold(lock, held):
    with lock:
        held.set()
        time.sleep(60)


if __name__ == '__main__':
    lock, held = Lock(), Event()
    process = Process(target=hold, args=(lock, held))
    process.start()
    held.wait()
    process.kill()
    process.join()
    print(process.exitcode, lock.acquire(timeout=0.1))
    lock.release()
    print(lock.acquire(timeout=0.1))
