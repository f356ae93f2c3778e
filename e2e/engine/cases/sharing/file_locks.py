"""Locks on files: between processes and open files, of parts, shared ones, and those of a process that is killed."""

import fcntl
import os
import time
from multiprocessing import Barrier, Pipe, Process, Queue

PATH = 'locked.txt'


def hold(kind, flags, barrier, queue):
    with open(PATH, 'r+') as file:
        barrier.wait()
        kind(file, flags)
        began = time.perf_counter()
        time.sleep(0.3)
        queue.put((began, time.perf_counter()))


def together(kind, flags):
    """Whether two processes hold it at once."""
    barrier, queue = Barrier(2), Queue()
    processes = [Process(target=hold, args=(kind, flags, barrier, queue)) for _ in range(2)]
    for process in processes:
        process.start()
    (_, first_ended), (second_began, _) = sorted(queue.get() for _ in processes)
    for process in processes:
        process.join()
    return second_began < first_ended


def keep(kind, told):
    file = open(PATH, 'r+')
    kind(file, fcntl.LOCK_EX)
    told.send('held')
    time.sleep(60)


def attempt(kind, flags, *part):
    with open(PATH, 'r+') as file:
        try:
            kind(file, flags | fcntl.LOCK_NB, *part)
            return 'taken'
        except OSError as error:
            return f'{type(error).__name__} {error.strerror}'


def take_part(told, go):
    with open(PATH, 'r+') as file:
        fcntl.lockf(file, fcntl.LOCK_EX, 10, 5)
        told.send('held')
        go.recv()
        fcntl.lockf(file, fcntl.LOCK_UN, 2, 7)
        told.send('part')
        go.recv()


if __name__ == '__main__':
    with open(PATH, 'w') as file:
        file.write('x' * 100)
    for kind in (fcntl.flock, fcntl.lockf):
        print(together(kind, fcntl.LOCK_EX))
        near, far = Pipe()
        process = Process(target=keep, args=(kind, far))
        process.start()
        near.recv()
        print(attempt(kind, fcntl.LOCK_EX), attempt(kind, fcntl.LOCK_SH) if kind is fcntl.flock else '')
        process.kill()
        process.join()
        print(attempt(kind, fcntl.LOCK_EX))
    print(together(fcntl.flock, fcntl.LOCK_SH))
    one, other = open(PATH), open(PATH)
    fcntl.flock(one, fcntl.LOCK_EX)
    print(attempt(fcntl.flock, fcntl.LOCK_EX))
    again = os.dup(one.fileno())
    one.close()
    print(attempt(fcntl.flock, fcntl.LOCK_EX))
    os.close(again)
    print(attempt(fcntl.flock, fcntl.LOCK_EX))
    near, far = Pipe()
    process = Process(target=take_part, args=(far, far))
    process.start()
    near.recv()
    print(attempt(fcntl.lockf, fcntl.LOCK_EX, 5), attempt(fcntl.lockf, fcntl.LOCK_EX, 1, 14))
    near.send('go')
    near.recv()
    print(attempt(fcntl.lockf, fcntl.LOCK_EX, 2, 7), attempt(fcntl.lockf, fcntl.LOCK_EX, 2, 6))
    near.send('go')
    process.join()
    try:
        fcntl.lockf(other, 0)
    except ValueError as error:
        print(error)
