"""A pipe needs two descriptors: where there is one left, it takes neither, nor a pipe of the run's."""

import errno
import os
import socket

if __name__ == '__main__':
    opened = []
    try:
        while True:
            opened.append(os.open('/tmp', os.O_RDONLY))
            opened.append(os.dup(opened[0]))
    except OSError as error:
        print(errno.errorcode[error.errno])
    os.close(opened.pop())
    for make in (os.pipe, socket.socketpair):
        failures = set()
        for _ in range(700):
            try:
                make()
            except OSError as error:
                failures.add(errno.errorcode[error.errno])
        print(failures)
    os.close(os.dup(opened[0]))
    print('one is left')
