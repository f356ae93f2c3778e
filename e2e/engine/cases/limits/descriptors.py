"""There are only so many pipes: OSError, and when some are closed there is room again."""

import errno
import os
from multiprocessing import Process, SimpleQueue


def child(queue):
    queue.put('a child still starts')


if __name__ == '__main__':
    pipes = []
    try:
        while True:
            pipes.append(os.pipe())
    except OSError as error:
        print(errno.errorcode[error.errno], len(pipes) > 100)
    # A pipe takes two or none, so that one may be left.
    files = []
    try:
        while True:
            files.append(open('file.txt', 'w'))
    except OSError as error:
        print(errno.errorcode[error.errno], len(files) < 2)
    for file in files:
        file.close()
    for ends in pipes:
        for end in ends:
            os.close(end)
    queue = SimpleQueue()
    process = Process(target=child, args=(queue,))
    process.start()
    print(queue.get())
    with open('file.txt', 'w') as file:
        file.write('room again')
    print(open('file.txt').read())
