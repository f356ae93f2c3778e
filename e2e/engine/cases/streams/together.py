"""Files that several processes use at once: first opened, appended to, and read and written at one offset."""

import os
from multiprocessing import Barrier, Process, Queue

PROCESSES = 3
TIMES = 200
FIRSTS = 40
LENGTH = 20


def lines(name, numbers):
    """Lines of one length, each different."""
    return [f'{name} {number}'.ljust(LENGTH - 1).encode() + b'\n' for number in numbers]


def open_first(name, barrier, failures):
    failed = 0
    for number, line in enumerate(lines(name, range(FIRSTS))):
        barrier.wait()
        try:
            with open(f'first {number}', 'ab') as file:
                file.write(line)
        except FileExistsError:
            failed += 1
    failures.put(failed)


def append(name):
    fd = os.open('appended', os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    for line in lines(name, range(TIMES)):
        os.write(fd, line)


def write(name, fd):
    for line in lines(name, range(TIMES)):
        os.write(fd, line)


def read(fd, found):
    read = []
    while line := os.read(fd, LENGTH):
        read.append(line)
    found.put(read)


def run(target, *args):
    processes = [Process(target=target, args=(name, *args)) for name in range(PROCESSES)]
    for process in processes:
        process.start()
    return processes


def join(processes):
    for process in processes:
        process.join()


def whole(path):
    with open(path, 'rb') as file:
        return len(set(file) & set(EVERYTHING))


EVERYTHING = [line for name in range(PROCESSES) for line in lines(name, range(TIMES))]

if __name__ == '__main__':
    failures, found = Queue(), Queue()
    processes = run(open_first, Barrier(PROCESSES), failures)
    failed = sum(failures.get() for _ in processes)
    join(processes)
    print('made', failed, 'whole', sum(whole(f'first {number}') for number in range(FIRSTS)))

    join(run(append))
    print('appended', whole('appended'))

    fd = os.open('written', os.O_RDWR | os.O_CREAT)
    join(run(write, fd))
    print('written', whole('written'))

    os.lseek(fd, 0, os.SEEK_SET)
    readers = [Process(target=read, args=(fd, found)) for _ in range(PROCESSES)]
    for process in readers:
        process.start()
    read_lines = [line for _ in readers for line in found.get()]
    join(readers)
    print('read', len(read_lines) if sorted(read_lines) == sorted(EVERYTHING) else 'something else')
