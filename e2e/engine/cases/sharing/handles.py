"""A descriptor sent to another process refers to the same open file there, until nobody can receive it any more."""

import os
import tempfile
from multiprocessing import Pipe, Process
from multiprocessing.reduction import recv_handle, send_handle


def write(connection, results):
    os.write(connection.fileno(), b'no handle')
    fd = recv_handle(connection)
    os.write(fd, b'written by the child\n')
    os.close(fd)
    results.send(Pipe()[0])


if __name__ == '__main__':
    ours, theirs = Pipe()
    results, theirs_too = Pipe()
    process = Process(target=write, args=(theirs, theirs_too))
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

    # It ends with who sent it.
    try:
        results.recv()
    except FileNotFoundError as error:
        print(error)

    # And with the connection by which it comes.
    near, far = Pipe()
    read, write = os.pipe()
    send_handle(near, write, os.getpid())
    os.close(write)
    near.close()
    far.close()
    print(os.read(read, 1))
