"""A handler of SIGTERM runs in the child, also while it sleeps or joins; SIGKILL asks nobody."""

import os
import signal
import time
from multiprocessing import Event, Process


def child(ready):
    def handle(number, _frame):
        print('handled', signal.Signals(number).name, flush=True)
        os._exit(9)

    signal.signal(signal.SIGTERM, handle)
    ready.set()
    time.sleep(60)


def ignores(ready):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    ready.set()
    time.sleep(60)


def computes(ready):
    def handle(_number, _frame):
        raise SystemExit(4)

    signal.signal(signal.SIGTERM, handle)
    ready.set()
    while True:
        pass


if __name__ == '__main__':
    for target in (child, computes):
        ready = Event()
        process = Process(target=target, args=(ready,))
        process.start()
        ready.wait()
        process.terminate()
        process.join()
        print(target.__name__, process.exitcode)
    ready = Event()
    process = Process(target=ignores, args=(ready,))
    process.start()
    ready.wait()
    process.terminate()
    process.join(0.1)
    print(process.is_alive())
    process.kill()
    process.join()
    print(process.exitcode)
