"""`fcntl.flock` and `fcntl.lockf` between the processes of a run, whose other threads go on while one waits.

C's `flock` does nothing here. `fcntl.fcntl` with `F_SETLK` works in C, as SQLite needs it
(`interpreter/record-locks.ts`).
"""

import errno
import fcntl
import os

from . import kernel

_TO_THE_END = 0x7FFFFFFF


def flock(fd, operation, /):
    _lock(fd, operation, False, 0, _TO_THE_END, OSError(errno.EINVAL, os.strerror(errno.EINVAL)))


def lockf(fd, cmd, len=0, start=0, whence=0, /):
    fd = _descriptor(fd)
    if whence == os.SEEK_CUR:
        start += os.lseek(fd, 0, os.SEEK_CUR)
    elif whence == os.SEEK_END:
        start += os.fstat(fd).st_size
    end = start + len if len else _TO_THE_END
    _lock(fd, cmd, True, start, min(end, _TO_THE_END), ValueError('unrecognized lockf argument'))


def _lock(fd, operation, by_process, start, end, unknown):
    fd = _descriptor(fd)
    kind = operation & ~fcntl.LOCK_NB
    if kind == fcntl.LOCK_UN:
        kernel.check(kernel.file_unlock(fd, by_process, start, end))
        return
    if kind not in (fcntl.LOCK_SH, fcntl.LOCK_EX):
        raise unknown
    request = fd, by_process, kind == fcntl.LOCK_EX, start, end
    while (result := kernel.file_lock(*request)) == -errno.EAGAIN and not operation & fcntl.LOCK_NB:
        kernel.wait(kernel.wait_file_lock, *request)
    kernel.check(result)


def _descriptor(file):
    """As `PyObject_AsFileDescriptor`."""
    if isinstance(file, int):
        fd = file
    elif hasattr(file, 'fileno'):
        fd = file.fileno()
    else:
        raise TypeError('argument must be an int, or have a fileno() method.')
    if fd < 0:
        raise ValueError(f'file descriptor cannot be a negative integer ({fd})')
    return fd


def install():
    for function in (flock, lockf):
        function.__module__ = 'fcntl'
        setattr(fcntl, function.__name__, function)
