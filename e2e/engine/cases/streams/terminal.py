"""Descriptors of the terminal are duplicated, swapped and closed, and a child has them as they are."""

import os
import sys
from multiprocessing import Process, get_start_method


def write(*descriptors):
    for descriptor in descriptors:
        try:
            os.write(descriptor, f'{descriptor < 3}\n'.encode())
        except OSError as error:
            os.write(2, f'{error}\n'.encode())


def standard_output():
    print('a file' if sys.stdout else 'None', file=sys.stderr)


def run(target, *args):
    process = Process(target=target, args=args)
    process.start()
    process.join()


if __name__ == '__main__':
    kept = os.dup(1)
    if get_start_method() == 'fork':
        run(write, kept, 1)
    else:
        run(write, 1)
    reader, writer = os.pipe()
    os.dup2(writer, 1)
    run(print, 'into the pipe')
    print(os.read(reader, 100), flush=True, file=sys.stderr)
    os.dup2(2, 1)
    run(write, 1)
    os.close(1)
    run(write, 1)
    # The next pipe is descriptor 1, and no other program's business.
    if get_start_method() == 'spawn':
        run(standard_output)
    os.dup2(kept, 1)
    run(print, 'back')
