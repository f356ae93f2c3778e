"""signal.alarm and setitimer interrupt whatever the process does; their default action ends it."""

import signal
import time
from multiprocessing import Process, Queue


def late(number, frame):
    raise TimeoutError(signal.Signals(number).name, frame.f_code.co_name)


def spins():
    while True:
        pass


def waits(queue):
    queue.get()


def within(seconds, function, *args):
    began = time.perf_counter()
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        function(*args)
    except TimeoutError as error:
        print(error.args[0], 0.2 <= time.perf_counter() - began < 1)


def alarmed(which):
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(which, 0.05)
    while True:
        if which == signal.ITIMER_REAL:
            time.sleep(60)


def ticks():
    times = []
    signal.signal(signal.SIGALRM, lambda *_: times.append(time.monotonic()))
    began = time.monotonic()
    signal.setitimer(signal.ITIMER_REAL, 0.05, 0.05)
    while len(times) < 5:
        signal.pause()
    left, interval = signal.setitimer(signal.ITIMER_REAL, 0)
    print(0.2 < times[-1] - began < 0.6, 0 < left <= 0.05, abs(interval - 0.05) < 0.001)
    print(signal.getitimer(signal.ITIMER_REAL), len(times))


if __name__ == '__main__':
    signal.signal(signal.SIGALRM, late)
    within(0.2, spins)
    within(0.2, time.sleep, 5)
    within(0.2, waits, Queue())
    print(signal.setitimer(signal.ITIMER_REAL, 0)[0] <= 0.2)
    print(signal.alarm(5), signal.alarm(0), signal.alarm(0))
    for which in (signal.ITIMER_REAL, signal.ITIMER_VIRTUAL, signal.ITIMER_PROF):
        process = Process(target=alarmed, args=(which,))
        process.start()
        process.join()
        print(process.exitcode)
    ticks()
    for arguments in ((signal.ITIMER_REAL, -1), (7, 1)):
        try:
            signal.setitimer(*arguments)
        except signal.ItimerError as error:
            print(type(error).__name__, error)
    try:
        time.sleep(float('inf'))
    except OverflowError as error:
        print(error)
