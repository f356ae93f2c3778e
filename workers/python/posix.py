"""The parts of `os` and `time` that concern processes, descriptors and waiting."""

import errno
import operator
import os
import signal
import time

from . import kernel, memory

#: As in `kernel/memory/layout.ts`.
MAX_DESCRIPTORS = 256
MAX_PROCESSES = 64
_PIPE_BUF = 4096

#: In seconds: `_PyTime_t` counts nanoseconds in 63 bits.
_LONGEST_SLEEP = 2**63 / 1e9

_read = os.read
_write = os.write
_readinto = os.readinto


def _suspends(fd):
    """Whether other threads shall run while one waits for a descriptor: unless that is to fail at once."""
    return kernel.thread_count > 1 and not kernel.is_nonblocking(fd)


def read(fd, length, /):
    if _suspends(fd):
        kernel.wait(kernel.wait_readable, fd)
    return _read(fd, length)


def readinto(fd, buffer, /):
    if _suspends(fd):
        kernel.wait(kernel.wait_readable, fd)
    return _readinto(fd, buffer)


def write(fd, data, /):
    if not _suspends(fd):
        return _write(fd, data)
    view = memoryview(data)
    if view.nbytes > _PIPE_BUF and kernel.is_pipe(fd):
        return _write_all(fd, view.cast('B'))
    kernel.wait(kernel.wait_writable, fd, view.nbytes)
    return _write(fd, data)


def _write_all(fd, view):
    """Writes into a pipe as blocking write(2) does: all of it, unless the last reader goes."""
    written = 0
    while written < len(view):
        kernel.wait(kernel.wait_writable, fd, len(view) - written)
        try:
            written += _write(fd, view[written:])
        except BrokenPipeError:
            if not written:
                raise
            break
    return written


def pipe():
    return tuple(kernel.check(kernel.pipe()))


def getpid():
    return kernel.getpid()


def getppid():
    return kernel.getppid()


def waitpid(pid, options, /):
    pid, options = _c_int(pid), _c_int(options)
    # Of children that are stopped or go on nothing is known here: to wait for that would be to wait for good.
    if options & ~os.WNOHANG:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    while True:
        result = kernel.check(kernel.waitpid(pid))
        ended, status = result
        if ended or options & os.WNOHANG:
            return ended, status
        kernel.wait(kernel.wait_child, pid)


def wait():
    return waitpid(-1, 0)


def waitid(idtype, id, options, /):
    pid = _awaited(_c_int(idtype), _c_int(id))
    options = _c_int(options)
    if not options & os.WEXITED or options & ~(os.WEXITED | os.WNOHANG | os.WNOWAIT):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    while True:
        ended, status = kernel.check(kernel.waitpid(pid, bool(options & os.WNOWAIT)))
        if ended:
            return _told_of_end(ended, status)
        if options & os.WNOHANG:
            return None
        kernel.wait(kernel.wait_child, pid)


def _awaited(idtype, id):
    """What waitpid(2) calls them."""
    if idtype == os.P_ALL:
        return -1
    if idtype == os.P_PID and id > 0:
        return id
    if idtype == os.P_PGID and id >= 0:
        return -id
    raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))


def _told_of_end(pid, status):
    """As wait(2) and waitid(2) of Linux's manual have it."""
    killed = os.WIFSIGNALED(status)
    code = os.CLD_DUMPED if os.WCOREDUMP(status) else os.CLD_KILLED if killed else os.CLD_EXITED
    ended_with = os.WTERMSIG(status) if killed else os.WEXITSTATUS(status)
    return os.waitid_result((pid, os.getuid(), int(signal.SIGCHLD), ended_with, code))


def _signal_number(number):
    """`os.kill` takes it as a Py_ssize_t and gives it to kill(2) as an int."""
    number = operator.index(number)
    if not -(1 << 63) <= number < 1 << 63:
        raise OverflowError('Python int too large to convert to C ssize_t')
    return (number + (1 << 31)) % (1 << 32) - (1 << 31)


def _c_int(number):
    """A C int, as the "i" of `PyArg_Parse` takes it."""
    number = operator.index(number)
    if not -(1 << 63) <= number < 1 << 63:
        raise OverflowError('Python int too large to convert to C long')
    if number > 0x7FFFFFFF:
        raise OverflowError('signed integer is greater than maximum')
    if number < -0x80000000:
        raise OverflowError('signed integer is less than minimum')
    return number


def _exit(status):
    kernel.exit_process(status)


def abort():
    kernel.die_of(signal.SIGABRT)


def cpu_count():
    return kernel.cpu_count()


def sched_getaffinity(pid, /):
    kernel.check(kernel.getpgid(_c_int(pid)))
    return set(range(kernel.cpu_count()))


def getpriority(which, who):
    """All processes have the same, if there are any."""
    who = _c_int(who)
    if which == os.PRIO_PROCESS:
        kernel.check(kernel.getpgid(who))
    elif which == os.PRIO_PGRP:
        kernel.check(kernel.kill(-who if who else 0, 0))
    elif which != os.PRIO_USER:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    elif who not in (0, os.getuid()):
        raise ProcessLookupError(errno.ESRCH, os.strerror(errno.ESRCH))
    return 0


def sleep(seconds, /):
    if isinstance(seconds, float) and seconds != seconds:
        raise ValueError('Invalid value NaN (not a number)')
    if seconds < 0:
        raise ValueError('sleep length must be non-negative')
    if seconds >= _LONGEST_SLEEP:
        raise OverflowError('timestamp out of range for platform time_t')
    deadline = time.monotonic() + seconds
    while True:
        remaining = max(0.0, deadline - time.monotonic())
        kernel.wait(kernel.sleep, timeout=remaining)
        if time.monotonic() >= deadline:
            return


def getloadavg():
    # Nobody can know it in a browser; this is what CPython says then.
    raise OSError('Load averages are unobtainable')


def _limits():
    """Has `os.sysconf` know what libc here only guesses."""
    original = os.sysconf
    known = {
        'SC_CHILD_MAX': lambda: MAX_PROCESSES,
        'SC_OPEN_MAX': lambda: MAX_DESCRIPTORS,
        'SC_NPROCESSORS_CONF': kernel.cpu_count,
        'SC_NPROCESSORS_ONLN': kernel.cpu_count,
        'SC_PAGE_SIZE': lambda: memory.PAGE,
        'SC_PAGESIZE': lambda: memory.PAGE,
    }
    by_number = {os.sysconf_names[name]: value for name, value in known.items() if name in os.sysconf_names}

    def sysconf(name, /):
        value = known.get(name) or by_number.get(name)
        return original(name) if value is None else value()

    sysconf.__module__ = 'os'
    os.sysconf = sysconf


def install():
    for function in (
        read,
        readinto,
        write,
        pipe,
        getpid,
        getppid,
        waitid,
        waitpid,
        wait,
        _exit,
        abort,
        cpu_count,
        getloadavg,
        getpriority,
        sched_getaffinity,
    ):
        function.__module__ = 'os'
        setattr(os, function.__name__, function)
    os.process_cpu_count = cpu_count
    _limits()
    time.sleep = sleep
    sleep.__module__ = 'time'
