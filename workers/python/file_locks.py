"""`fcntl.flock`, `fcntl.lockf` and `os.lockf` between the processes of a run; other threads go on while one waits.

C's `flock` does nothing here. `fcntl.fcntl` with `F_SETLK` works in C, as SQLite needs it
(`interpreter/process/record-locks.ts`). `os.lockf` follows glibc's `io/lockf.c`.
"""

import errno
import fcntl
import os
import struct

from . import kernel
from .posix import _c_int

#: `struct flock` of Emscripten's libc: type, whence, start, len and pid.
_FLOCK = 'hhxxxxqqixxxx'

#: What `flock` and `fcntl.lockf` call the commands of `os.lockf`.
_OPERATIONS = {os.F_ULOCK: fcntl.LOCK_UN, os.F_LOCK: fcntl.LOCK_EX, os.F_TLOCK: fcntl.LOCK_EX | fcntl.LOCK_NB}

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


def os_lockf(fd, command, length, /):
    """Locks bytes for writing from the file's position on, or with a negative length those before it."""
    fd, command = _descriptor(fd), _c_int(command)
    # A pipe's is always 0.
    position = 0 if kernel.is_pipe(fd) else os.lseek(fd, 0, os.SEEK_CUR)
    start, end = sorted((position, position + length)) if length else (position, _TO_THE_END)
    if start < 0:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    if command == os.F_TEST:
        return _test(fd, start, end - start if length else 0)
    operation = _OPERATIONS.get(command)
    if operation is None:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    _lock(fd, operation, True, start, min(end, _TO_THE_END), None)


def _test(fd, start, length):
    asked = struct.pack(_FLOCK, fcntl.F_RDLCK, os.SEEK_SET, start, length, 0)
    kind, *_ = struct.unpack(_FLOCK, fcntl.fcntl(fd, fcntl.F_GETLK, asked))
    if kind != fcntl.F_UNLCK:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _lock(fd, operation, by_process, start, end, unknown):
    fd = _descriptor(fd)
    kind = operation & ~fcntl.LOCK_NB
    if kind == fcntl.LOCK_UN:
        kernel.check(kernel.file_unlock(fd, by_process, start, end))
        return
    if kind not in (fcntl.LOCK_SH, fcntl.LOCK_EX):
        raise unknown
    exclusive = kind == fcntl.LOCK_EX
    # As fcntl(2); flock(2) asks for nothing.
    insufficient = os.O_RDONLY if exclusive else os.O_WRONLY
    if by_process and fcntl.fcntl(fd, fcntl.F_GETFL) & os.O_ACCMODE == insufficient:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    request = fd, by_process, exclusive, start, end
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
    for module, name, function in ((fcntl, 'flock', flock), (fcntl, 'lockf', lockf), (os, 'lockf', os_lockf)):
        function.__module__ = module.__name__
        function.__name__ = function.__qualname__ = name
        setattr(module, name, function)
