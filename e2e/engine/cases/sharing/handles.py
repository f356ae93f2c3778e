"""A descriptor sent to another process refers to the same open file there."""

import os
import tempfile
from multiprocessing import Pipe, Process
from multiprocessing.reduction import recv_handle, send_handle


def write(connection):
    os.write(connection.fileno(), b'no handle')
    fd = recv_handle(connection)
    os.write(fd, b'written by the child\n')
    os.close(fd)


if __name__ == '__main__':
    ours, theirs = Pipe()
    process = Process(target=write, args=(theirs,))
    process.start()
    try:
        recv_handle(ours)
    except RuntimeError as error:
        print(type(error).__name__)
    with tempfile.TemporaryFile() as file:
        send_handle(ours, file.fileno(), process.pid)
        process.join()
        print(process.exitcode)
        file.seek(0)
        print(file.read().decode(), end='')
