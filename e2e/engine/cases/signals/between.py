"""Signals from a child, of a child's end, to a child that has no handler; alarm in a loop and in a sleep."""

import os
import signal
import time
from multiprocessing import Process


def poke(pid):
    os.kill(pid, signal.SIGUSR1)


def ended_by(number, target=time.sleep, *args):
    process = Process(target=target, args=args)
    process.start()
    time.sleep(0.2)
    os.kill(process.pid, number)
    process.join()
    return process.exitcode


def on_alarm(_number, _frame):
    raise TimeoutError('too slow')


if __name__ == '__main__':
    print(ended_by(signal.SIGUSR1, time.sleep, 60), ended_by(signal.SIGALRM, signal.pause), ended_by(signal.SIGHUP, signal.pause))
    got = []
    signal.signal(signal.SIGUSR1, lambda number, _frame: got.append(signal.Signals(number).name))
    signal.signal(signal.SIGCHLD, lambda number, _frame: got.append(signal.Signals(number).name))
    process = Process(target=poke, args=(os.getpid(),))
    process.start()
    process.join()
    time.sleep(0.05)
    print(sorted(got))
    signal.signal(signal.SIGALRM, on_alarm)
    signal.alarm(1)
    try:
        while True:
            pass
    except TimeoutError as error:
        print(error)
    signal.setitimer(signal.ITIMER_REAL, 0.1)
    began = time.perf_counter()
    try:
        time.sleep(5)
    except TimeoutError as error:
        print(error, time.perf_counter() - began < 2)
    print(ended_by(signal.SIGUSR2, signal.sigwait, {signal.SIGUSR1}))
