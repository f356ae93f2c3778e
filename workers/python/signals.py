"""The calls of `signal` and `os` that concern signals and process groups.

The kernel leaves a signal pending, stops the process or ends it; Python's handlers run where `kernel.py` takes what is
pending. Follows CPython's `Modules/signalmodule.c` and `Modules/posixmodule.c`.
"""

import enum
import errno
import operator
import os
import signal
import warnings

from . import kernel, threads
from .posix import _c_int, _signal_number

_GLIBCS_WORDS = {signal.SIGFPE: 'Floating point exception', signal.SIGCHLD: 'Child exited'}

#: Signals above it are POSIX's real-time ones, for which the kernel has no room.
_LAST = 31

_NEVER_BLOCKED = 1 << signal.SIGKILL | 1 << signal.SIGSTOP

#: Thread → bits of the signals that it blocks, where there are any.
_blocked = {}

_set_handler = signal.signal
_get_handler = signal.getsignal
_name_signal = signal.strsignal
_wakeup_fd = -1

#: What Emscripten's libc has for SIG_IGN, which is 1 on Linux.
_LIBCS_IGNORE = int(signal.SIG_IGN)


class ItimerError(OSError):
    """What a timer's call fails with."""


ItimerError.__module__ = 'signal'
ItimerError.__name__ = ItimerError.__qualname__ = 'itimer_error'


# Handlers


def signal_(signalnum, handler, /):
    number = int(operator.index(signalnum))
    _in_main_thread('signal')
    if number in (signal.SIGKILL, signal.SIGSTOP) or _LAST < number < signal.NSIG:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    previous = getsignal(number)
    ignores = not callable(handler) and handler == signal.SIG_IGN
    _set_handler(number, _LIBCS_IGNORE if ignores else handler)
    kernel.set_disposition(number, 1 if ignores else 2 if callable(handler) else 0, _is_own(handler))
    return previous


def getsignal(signalnum, /):
    handler = _get_handler(signalnum)
    if handler == _LIBCS_IGNORE:
        return signal.SIG_IGN
    # None: not Python's, as CPython says it of numbers that libc keeps to itself.
    return handler if signalnum <= _LAST else None


def valid_signals():
    return _signals(-1)


def strsignal(signalnum, /):
    """In glibc's words, where libc here has others."""
    return _GLIBCS_WORDS.get(signalnum) or _name_signal(signalnum)


def _in_main_thread(name):
    if not threads.in_main_thread():
        what = 'signal only works' if name == 'signal' else f'{name} only works'
        raise ValueError(f'{what} in main thread of the main interpreter')


def _is_own(handler):
    """Whether a signal handler is the program's own: not the one Python begins with, nor asyncio's in its place."""
    function = getattr(handler, 'func', handler)
    return function is not signal.default_int_handler and getattr(function, '__module__', '') != 'asyncio.runners'


def set_wakeup_fd(fd, /, *, warn_on_full_buffer=True):
    """The kernel writes there whatever handlers are about to see, and never waits for room: no mode is asked for."""
    global _wakeup_fd
    _in_main_thread('set_wakeup_fd')
    fd = _c_int(fd)
    if fd != -1:
        os.fstat(fd)
    previous, _wakeup_fd = _wakeup_fd, fd
    kernel.set_wakeup_fd(fd)
    return previous


# Sending


def kill(pid, signal, /):
    pid = _c_int(pid)
    kernel.check(kernel.kill(pid, _signal_number(signal)))
    kernel.run_signal_handlers()


def killpg(pgid, signal, /):
    pgid, signal = _c_int(pgid), _c_int(signal)
    if pgid < 0:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    # 0: the caller's own group; 1 would be all processes there are.
    if pgid == 1:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))
    kill(-pgid, signal)


def raise_signal(signalnum, /):
    kill(kernel.getpid(), _c_int(signalnum))


def pthread_kill(thread_id, signalnum, /):
    """As `raise_signal`, where the thread exists: handlers run in the main thread, whichever the signal was for."""
    number = _c_int(signalnum)
    if thread_id not in threads.idents():
        raise ProcessLookupError(errno.ESRCH, os.strerror(errno.ESRCH))
    kill(kernel.getpid(), number)


# Masks


def _bits(signals):
    """`_Py_Sigset_Converter`."""
    bits = 0
    for item in signals:
        number = operator.index(item)
        if not 0 < number < signal.NSIG:
            raise ValueError(f'signal number {number} out of range [1; {signal.NSIG - 1}]')
        if number <= _LAST:
            bits |= 1 << number
        else:
            warnings.warn(f'invalid signal number {number}, please use valid_signals()', RuntimeWarning, stacklevel=1)
    return bits


def _signals(bits):
    return {signal.Signals(number) for number in range(1, _LAST + 1) if bits >> number & 1}


def pthread_sigmask(how, mask, /):
    bits = _bits(mask) & ~_NEVER_BLOCKED
    thread = kernel.current_thread
    before = _blocked.get(thread, 0)
    if how == signal.SIG_BLOCK:
        bits |= before
    elif how == signal.SIG_UNBLOCK:
        bits = before & ~bits
    elif how != signal.SIG_SETMASK:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    _blocked[thread] = bits
    _tell_blocked()
    kernel.run_signal_handlers()
    return _signals(before)


def _tell_blocked():
    """A signal goes to any thread that does not block it."""
    blocked = -1
    for thread in threads.idents():
        blocked &= _blocked.get(thread, 0)
    kernel.set_blocked_signals(blocked)


def begin_thread(thread):
    """The running thread makes another, which blocks what it blocks."""
    if kernel.current_thread in _blocked:
        _blocked[thread] = _blocked[kernel.current_thread]


def end_thread(thread):
    """Whatever it blocked, others may."""
    if _blocked:
        _blocked.pop(thread, None)
        _tell_blocked()


def become_only_thread():
    """In a new process: it blocks what the thread did that made it, and ignores what that ignored."""
    kernel.set_wakeup_fd(_wakeup_fd)
    mask = _blocked.get(kernel.current_thread, 0)
    _blocked.clear()
    if mask:
        _blocked[kernel.current_thread] = mask
        _tell_blocked()


def begin_program():
    """A clean Python: the parent's mask and what it ignored are all that is left (`execve(2)`)."""
    blocked = kernel.blocked_signals()
    if blocked:
        _blocked[kernel.current_thread] = blocked
    for number in _signals(kernel.ignored_signals()):
        _set_handler(number, _LIBCS_IGNORE)


def sigpending():
    return _signals(kernel.pending_signals(_blocked.get(kernel.current_thread, 0)))


# Waiting


def pause():
    kernel.wait_once(kernel.wait_signal, 0)


def sigwait(sigset, /):
    return signal.Signals(_accept(_bits(sigset), None))


def sigwaitinfo(sigset, /):
    return _siginfo(_accept(_bits(sigset), None))


def sigtimedwait(sigset, timeout, /):
    bits = _bits(sigset)
    if timeout < 0:
        raise ValueError('timeout must be non-negative')
    number = _accept(bits, timeout)
    return _siginfo(number) if number else None


def _accept(bits, timeout):
    """The number of the next of those signals; 0: none has come."""
    while True:
        if kernel.wait(kernel.wait_signal, bits, timeout=timeout) == kernel.TIMEOUT:
            return 0
        # Another thread may have taken it.
        if number := kernel.accept_signal(bits):
            return number


def _siginfo(number):
    """Number, and who sent it, as kill(2) writes them down."""
    return signal.struct_siginfo((number, 0, 0, kernel.sender_of(number), 0, 0, 0))


# Timers


def alarm(seconds, /):
    left, _ = kernel.set_timer(0, max(0, _c_int(seconds)), 0)
    # POSIX: a timer that has time left is never said to have none.
    return max(1, round(left)) if left else 0


def setitimer(which, seconds, interval=0.0, /):
    if seconds < 0 or interval < 0 or seconds != seconds or interval != interval:
        raise ItimerError(errno.EINVAL, os.strerror(errno.EINVAL))
    return tuple(map(float, kernel.set_timer(_timer(which), float(seconds), float(interval))))


def getitimer(which, /):
    return tuple(map(float, kernel.get_timer(_timer(which))))


def _timer(which):
    which = _c_int(which)
    if which not in (signal.ITIMER_REAL, signal.ITIMER_VIRTUAL, signal.ITIMER_PROF):
        raise ItimerError(errno.EINVAL, os.strerror(errno.EINVAL))
    return which


# Process groups


def getpgid(pid):
    return kernel.check(kernel.getpgid(_c_int(pid)))


def getpgrp():
    return getpgid(0)


def setpgid(pid, pgrp, /):
    kernel.check(kernel.setpgid(_c_int(pid), _c_int(pgrp)))


def setpgrp():
    setpgid(0, 0)


def getsid(pid, /):
    return kernel.check(kernel.getsid(_c_int(pid)))


def setsid():
    kernel.check(kernel.setsid())


def install():
    for module, functions in (
        (
            signal,
            (
                alarm,
                getitimer,
                getsignal,
                pause,
                pthread_kill,
                pthread_sigmask,
                raise_signal,
                set_wakeup_fd,
                setitimer,
                signal_,
                strsignal,
                sigpending,
                sigtimedwait,
                sigwait,
                sigwaitinfo,
                valid_signals,
            ),
        ),
        (os, (getpgid, getpgrp, getsid, kill, killpg, setpgid, setpgrp, setsid)),
    ):
        for function in functions:
            name = function.__name__.removesuffix('_')
            function.__module__ = module.__name__
            function.__name__ = function.__qualname__ = name
            setattr(module, name, function)
    signal_.__doc__ = _set_handler.__doc__
    for name, number in (('ITIMER_REAL', 0), ('ITIMER_VIRTUAL', 1), ('ITIMER_PROF', 2)):
        setattr(signal, name, number)
    signal.ItimerError = ItimerError
    for number in (signal.SIGPIPE, signal.SIGXFSZ):
        _set_handler(number, _LIBCS_IGNORE)
    # Numbers first: a member that another enum's member is the value of cannot be pickled.
    signal.SIG_DFL, signal.SIG_IGN = 0, 1
    enum.IntEnum._convert_('Handlers', 'signal', lambda name: name in ('SIG_DFL', 'SIG_IGN'))
