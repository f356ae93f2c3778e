"""A signal's handler that raises ends the main thread's wait for a lock, and the next in line gets it."""

import os
import signal
import threading
import time

lock = threading.Lock()


def interrupt(_number, _frame):
    raise InterruptedError


def next_in_line():
    time.sleep(0.1)
    with lock:
        print('the next in line has it')


def hold():
    time.sleep(0.3)
    os.kill(os.getpid(), signal.SIGUSR1)
    interrupted.wait()
    lock.release()


signal.signal(signal.SIGUSR1, interrupt)
interrupted = threading.Event()
lock.acquire()
threads = [threading.Thread(target=next_in_line), threading.Thread(target=hold)]
for thread in threads:
    thread.start()
try:
    lock.acquire()
except InterruptedError as error:
    print(type(error).__name__)
interrupted.set()
for thread in threads:
    thread.join()
print(lock.locked())
