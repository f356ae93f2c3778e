"""Errors carry Linux's numbers and words, whoever raises them: C, the standard library, the program."""

import errno
import os
import pickle
from multiprocessing import Pipe, Process, connection, shared_memory


def attempt(name, call):
    try:
        print(name, call())
    except OSError as error:
        print(name, type(error).__name__, errno.errorcode[error.errno], str(error).partition(': ')[0])


def broken():
    near, far = Pipe()
    far.close()
    near.send('x')


def in_child():
    attempt('child', lambda: os.waitpid(-1, 0))
    raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), 'mine')


if __name__ == '__main__':
    attempt('missing', lambda: open('/tmp/missing/file'))
    attempt('there', lambda: os.mkdir('/tmp'))
    attempt('folder', lambda: open('/tmp'))
    attempt('no folder', lambda: os.listdir(__file__))
    os.makedirs('full/folder')
    attempt('full', lambda: os.rmdir('full'))
    attempt('no process', lambda: os.kill(99999, 0))
    attempt('no child', lambda: os.waitpid(-1, 0))
    attempt('no descriptor', lambda: os.read(99, 1))
    attempt('seek', lambda: os.lseek(os.open(__file__, os.O_RDONLY), -1, os.SEEK_SET))
    attempt('broken', broken)
    try:
        shared_memory.SharedMemory('nope')
    except FileNotFoundError as error:
        print(error)
    attempt('nobody', lambda: connection.Client(('127.0.0.1', 6000)))
    attempt('long', lambda: open('/tmp/' + 'x' * 300))
    print([type(OSError(number, '')).__name__ for number in (1, 2, 3, 4, 10, 11, 13, 17, 20, 21, 32, 104, 110, 111)])
    print(errno.EAGAIN, errno.EWOULDBLOCK, errno.ENOTSUP, errno.EADDRINUSE)
    print([os.strerror(number) for number in (0, 4, 11, 24, 36, 104, 131)])
    print(pickle.loads(pickle.dumps(OSError(2, 'two', 'name'))))
    child = Process(target=in_child)
    child.start()
    child.join()
