"""What only killed processes had open is there for others: system-wide semaphores run out otherwise."""

import multiprocessing as mp
import os
import signal

INHERITED = 2250
OWN = 50


def make(count):
    return [mp.get_context('fork').Lock() for _ in range(count)]


def killed(ready):
    own = make(OWN)
    ready.send(len(own))
    signal.pause()


if __name__ == '__main__':
    context = mp.get_context('fork')
    locks = make(INHERITED)
    for _ in range(3):
        ready, theirs = context.Pipe()
        process = context.Process(target=killed, args=(theirs,))
        process.start()
        ready.recv()
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        print(process.exitcode)
    # Its parent still has them.
    print(all(lock.acquire(block=False) for lock in locks))
    locks.clear()
    print(len(make(6000)))
