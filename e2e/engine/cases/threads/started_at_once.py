"""Threads started without waiting for each other: each runs, and one lock lets them through one by one."""

import _thread
import threading
import time

started, finished = [], []


def pass_through(lock):
    started.append(threading.get_ident())
    with lock:
        finished.append(threading.get_ident())


for _ in range(20):
    started.clear()
    finished.clear()
    lock = threading.Lock()
    with lock:
        for _ in range(5):
            _thread.start_new_thread(pass_through, (lock,))
        while len(started) < 5:
            time.sleep(0.001)
        assert not finished
    while len(finished) < 5:
        time.sleep(0.001)
    assert len(set(started)) == 5 and set(started) == set(finished)
print('done')
