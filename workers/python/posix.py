"""The parts of `os` and `time` that concern processes, descriptors and waiting."""

import io
import os
import sys
import time

from . import kernel, semaphores

#: As in `kernel/layout.ts`.
MAX_DESCRIPTORS = 256

_read = os.read
_write = os.write
_readinto = os.readinto


def read(fd, length, /):
    if kernel.thread_count > 1:
        kernel.wait(kernel.wait_readable, fd)
    return _read(fd, length)


def readinto(fd, buffer, /):
    if kernel.thread_count > 1:
        kernel.wait(kernel.wait_readable, fd)
    return _readinto(fd, buffer)


def write(fd, data, /):
    if kernel.thread_count > 1:
        kernel.wait(kernel.wait_writable, fd, memoryview(data).nbytes)
    return _write(fd, data)


def pipe():
    return tuple(kernel.check(kernel.pipe()))


def getpid():
    return kernel.getpid()


def getppid():
    return kernel.getppid()


def waitpid(pid, options, /):
    if pid == 0 or pid < -1:
        raise NotImplementedError('there are no process groups here: wait for one child, or for any with -1')
    while True:
        result = kernel.check(kernel.waitpid(pid))
        ended, status = result
        if ended or options & os.WNOHANG:
            return ended, status
        kernel.wait(kernel.wait_child, pid)


def wait():
    return waitpid(-1, 0)


def kill(pid, number, /):
    kernel.check(kernel.kill(pid, int(number)))
    kernel.run_signal_handlers()


def _exit(status):
    semaphores.close_all()
    kernel.exit_process(status)


def cpu_count():
    return kernel.cpu_count()


def sched_getaffinity(_pid, /):
    return set(range(kernel.cpu_count()))


def sleep(seconds, /):
    if isinstance(seconds, float) and seconds != seconds:
        raise ValueError('Invalid value NaN (not a number)')
    if seconds < 0:
        raise ValueError('sleep length must be non-negative')
    deadline = time.monotonic() + seconds
    while True:
        remaining = max(0.0, deadline - time.monotonic())
        kernel.wait(kernel.sleep, timeout=remaining)
        if time.monotonic() >= deadline:
            return


def _limits():
    """Has `os.sysconf` know the kernel's limit of descriptors, where libc only guesses."""
    original = os.sysconf
    number = os.sysconf_names['SC_OPEN_MAX']

    def sysconf(name, /):
        return MAX_DESCRIPTORS if name in ('SC_OPEN_MAX', number) else original(name)

    sysconf.__module__ = 'os'
    os.sysconf = sysconf


class StandardInput(io.RawIOBase):
    """Descriptor 0, such that other threads run while one waits for the reader to type."""

    name = '<stdin>'
    mode = 'rb'

    def readable(self):
        return True

    def fileno(self):
        return 0

    def isatty(self):
        return False

    def readinto(self, buffer):
        data = read(0, len(buffer))
        buffer[: len(data)] = data
        return len(data)


def install():
    for function in (
        read,
        readinto,
        write,
        pipe,
        getpid,
        getppid,
        waitpid,
        wait,
        kill,
        _exit,
        cpu_count,
        sched_getaffinity,
    ):
        function.__module__ = 'os'
        setattr(os, function.__name__, function)
    os.process_cpu_count = cpu_count
    _limits()
    time.sleep = sleep
    sleep.__module__ = 'time'
    sys.stdin = io.TextIOWrapper(io.BufferedReader(StandardInput()), encoding='utf-8', errors='strict')
    # As on a terminal: a line is written when it is whole.
    sys.stdout.reconfigure(line_buffering=True)
    sys.stderr.reconfigure(line_buffering=True)
