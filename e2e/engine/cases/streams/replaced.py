"""A file that another process replaces again and again is always there, and whole; others' files are left alone."""

import os
from multiprocessing import Pipe, Process

ROUNDS = 300
SIZE = 600


def replace(begun):
    for number in range(ROUNDS):
        letter = b'abc'[number % 3 : number % 3 + 1]
        with open('/tmp/next', 'wb') as file:
            file.write(letter * SIZE)
        # Takes the place of what was replaced before.
        with open('/tmp/other', 'wb') as file:
            file.write(b'other')
        os.replace('/tmp/next', '/tmp/current')
        os.remove('/tmp/other')
        if number == 0:
            begun.send(None)
    begun.close()


if __name__ == '__main__':
    begun, theirs = Pipe()
    process = Process(target=replace, args=(theirs,))
    process.start()
    theirs.close()
    begun.recv()
    seen = set()
    while not begun.poll():
        with open('/tmp/current', 'rb') as file:
            data = file.read()
        seen.add((len(data), len(set(data)), os.stat('/tmp/current').st_size))
        os.utime('/tmp/current')
    process.join()
    print(seen, process.exitcode)
