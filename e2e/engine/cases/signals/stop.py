"""SIGSTOP and SIGCONT: a stopped process computes no further, whatever it does, and goes on afterwards."""

import os
import signal
import threading
import time
from multiprocessing import Pipe, Process, Value


def counts(count, ready):
    ready.send(None)
    while True:
        count.value += 1


def counts_in_threads(count, ready):
    threading.Thread(target=counts, args=(count, ready)).start()
    time.sleep(60)


def answers(_count, ready):
    while True:
        ready.send(None)
        ready.recv()


def stopped(target):
    count, (ours, theirs) = Value('q', 0, lock=False), Pipe()
    process = Process(target=target, args=(count, theirs), daemon=True)
    process.start()
    ours.recv()
    os.kill(process.pid, signal.SIGSTOP)
    time.sleep(0.1)
    before = count.value
    ours.send(None)
    answered = ours.poll(0.2)
    still = count.value == before and process.is_alive()
    os.kill(process.pid, signal.SIGTERM)
    process.join(0.1)
    waits = process.is_alive()
    os.kill(process.pid, signal.SIGCONT)
    process.join()
    print(target.__name__, still, answered, waits, process.exitcode)


def killed():
    process = Process(target=time.sleep, args=(60,))
    process.start()
    os.kill(process.pid, signal.SIGSTOP)
    process.kill()
    process.join()
    print('killed', process.exitcode)


def goes_on():
    process = Process(target=time.sleep, args=(0.3,))
    process.start()
    time.sleep(0.1)
    os.kill(process.pid, signal.SIGSTOP)
    process.join(0.5)
    print('asleep', process.is_alive())
    os.kill(process.pid, signal.SIGCONT)
    process.join()
    print('over', process.exitcode)


if __name__ == '__main__':
    for target in (counts, counts_in_threads, answers):
        stopped(target)
    killed()
    goes_on()
