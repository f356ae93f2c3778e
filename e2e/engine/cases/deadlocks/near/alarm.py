"""A handler that a child has inherited, and a timer of its own: the alarm releases what all wait for."""

import signal
import threading
from multiprocessing import Process

gate = threading.Lock()


def open_gate(_number, _frame):
    gate.release()


def work():
    signal.setitimer(signal.ITIMER_REAL, 0.6)
    gate.acquire()
    print('through')


if __name__ == '__main__':
    signal.signal(signal.SIGALRM, open_gate)
    gate.acquire()
    process = Process(target=work)
    process.start()
    process.join()
