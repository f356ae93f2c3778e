"""Calls of `os` about files that libc here answers without having done them. Follows Linux's manual, section 2."""

import errno
import fcntl
import os
import stat

from . import kernel
from .posix import _c_int

_ADVICE = (
    os.POSIX_FADV_NORMAL,
    os.POSIX_FADV_RANDOM,
    os.POSIX_FADV_SEQUENTIAL,
    os.POSIX_FADV_WILLNEED,
    os.POSIX_FADV_DONTNEED,
    os.POSIX_FADV_NOREUSE,
)

#: Neither user nor group: chown(2) leaves it.
_SAME = -1

_chown = os.chown
_fchown = os.fchown
_fpathconf = os.fpathconf
_fsync = os.fsync
_pathconf = os.pathconf


def umask(mask, /):
    return kernel.umask(_c_int(mask))


def set_inheritable(fd, inheritable, /):
    flags = fcntl.fcntl(fd, fcntl.F_GETFD) & ~fcntl.FD_CLOEXEC
    fcntl.fcntl(fd, fcntl.F_SETFD, flags if inheritable else flags | fcntl.FD_CLOEXEC)


def fdatasync(fd):
    # C's looks only whether the descriptor is open.
    _fsync(fd)


def posix_fadvise(fd, offset, length, advice, /):
    """Advice that nothing here could follow, but where it makes no sense."""
    if stat.S_ISFIFO(os.fstat(fd).st_mode):
        raise OSError(errno.ESPIPE, os.strerror(errno.ESPIPE))
    if advice not in _ADVICE or length < 0:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))


def pathconf(path, name):
    if isinstance(path, int):
        return fpathconf(path, name)
    limit = _pathconf(path, name)
    os.stat(path)
    return limit


def fpathconf(fd, name, /):
    limit = _fpathconf(fd, name)
    os.fstat(fd)
    return limit


def chown(path, uid, gid, *, dir_fd=None, follow_symlinks=True):
    # Finds the file, or says what is wrong with the arguments.
    _chown(path, uid, gid, dir_fd=dir_fd, follow_symlinks=follow_symlinks)
    _may_own(uid, gid, path)


def fchown(fd, uid, gid):
    _fchown(fd, uid, gid)
    _may_own(uid, gid)


def _may_own(uid, gid, *path):
    """All files are this process's user's, who may give away none."""
    if uid not in (_SAME, os.getuid()) or gid not in (_SAME, os.getgid()):
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), *path)


def grantpt(fd, /):
    os.fstat(fd)
    # No descriptor is a pseudo-terminal's.
    raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))


def install():
    for function in (chown, fchown, fdatasync, fpathconf, grantpt, pathconf, posix_fadvise, set_inheritable, umask):
        function.__module__ = 'posix'
        setattr(os, function.__name__, function)
    # What they take besides paths is looked up by function.
    for supported in (os.supports_fd, os.supports_dir_fd, os.supports_follow_symlinks):
        for before, after in ((_chown, chown), (_pathconf, pathconf)):
            if before in supported:
                supported.add(after)
