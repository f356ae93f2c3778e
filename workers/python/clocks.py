"""What processes have computed: parts of `os` and `time`, and the module `resource`.

The clocks themselves are the kernel's (`interpreter/pyodide/boot.ts`). Follows CPython's `Modules/resource.c` and
`Modules/timemodule.c`; of what a process uses only the time that it computes and its memory are known, so all of the
time is the program's own.
"""

import collections
import errno
import operator
import os
import sys
import time
import types

from . import kernel, memory, posix

_RUSAGE_SELF, _RUSAGE_CHILDREN, _RUSAGE_THREAD = 0, -1, 1

_LIMITS = ('CPU', 'FSIZE', 'DATA', 'STACK', 'CORE', 'RSS', 'NPROC', 'NOFILE', 'MEMLOCK', 'AS')
_UNLIMITED = -1
_CORE = _LIMITS.index('CORE')

#: 64 KiB less than 4 GiB, as Emscripten has it (`getHeapMax`).
_MOST_MEMORY = 0xFFFF0000

#: What bounds this process; nothing else does.
_bounds = {
    _CORE: (0, _UNLIMITED),
    _LIMITS.index('NPROC'): (posix.MAX_PROCESSES,) * 2,
    _LIMITS.index('NOFILE'): (posix.MAX_DESCRIPTORS,) * 2,
    _LIMITS.index('AS'): (_MOST_MEMORY,) * 2,
}

#: Those that C does not know here, or knows by another name.
_CPU_CLOCKS = {'process_time': time.CLOCK_PROCESS_CPUTIME_ID, 'thread_time': time.CLOCK_THREAD_CPUTIME_ID}

_clock_info = time.get_clock_info

_COUNTS = (
    *('ixrss', 'idrss', 'isrss', 'minflt', 'majflt', 'nswap', 'inblock'),
    *('oublock', 'msgsnd', 'msgrcv', 'nsignals', 'nvcsw', 'nivcsw'),
)
struct_rusage = collections.namedtuple(
    'struct_rusage', ['ru_utime', 'ru_stime', 'ru_maxrss', *(f'ru_{name}' for name in _COUNTS)], module='resource'
)


def thread_time():
    # Made a float as `process_time` makes one; `clock_gettime` adds two, and that can come to a little more.
    return thread_time_ns() / 1e9


def thread_time_ns():
    return time.clock_gettime_ns(time.CLOCK_THREAD_CPUTIME_ID)


def get_clock_info(name, /):
    clock = _CPU_CLOCKS.get(name)
    if clock is None:
        return _clock_info(name)
    return types.SimpleNamespace(
        implementation=f'clock_gettime(CLOCK_{name.removesuffix("_time").upper()}_CPUTIME_ID)',
        monotonic=True,
        adjustable=False,
        resolution=time.clock_getres(clock),
    )


def times():
    own, children = kernel.cpu_times()
    return os.times_result((own, 0.0, children, 0.0, time.monotonic()))


def _rusage(seconds):
    # In KiB, as on Linux; a child has as much memory as its parent, or more.
    return struct_rusage(float(seconds), 0.0, kernel.memory_bytes() // 1024 if seconds else 0, *[0] * len(_COUNTS))


def wait3(options):
    return wait4(-1, options)


def wait4(pid, options):
    _, before = kernel.cpu_times()
    ended, status = posix.waitpid(pid, options)
    _, after = kernel.cpu_times()
    return ended, status, _rusage(after - before)


def getrusage(who, /):
    if who == _RUSAGE_THREAD:
        return _rusage(thread_time())
    if who not in (_RUSAGE_SELF, _RUSAGE_CHILDREN):
        raise ValueError('invalid who parameter')
    own, children = kernel.cpu_times()
    return _rusage(own if who == _RUSAGE_SELF else children)


def getrlimit(resource, /):
    return _bounds.get(_limit(resource), (_UNLIMITED, _UNLIMITED))


def setrlimit(resource, limits, /):
    """Of what is bounded here only the size of a core can be set, as none is ever written."""
    resource = _limit(resource)
    limits = tuple(limits)
    if len(limits) != 2:
        raise ValueError('expected a tuple of 2 integers')
    soft, hard = limits = tuple(map(operator.index, limits))
    if _above(soft, hard):
        raise ValueError('current limit exceeds maximum limit')
    if _above(hard, getrlimit(resource)[1]):
        raise ValueError('not allowed to raise maximum limit')
    if resource == _CORE:
        _bounds[_CORE] = limits
    elif limits != getrlimit(resource):
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))


def _above(limit, other):
    return other != _UNLIMITED and not 0 <= limit <= other


def _limit(resource):
    resource = posix._c_int(resource)
    if not 0 <= resource < len(_LIMITS):
        raise ValueError('invalid resource specified')
    return resource


def getpagesize():
    return memory.PAGE


def _make_resource():
    module = types.ModuleType('resource')
    for function in (getpagesize, getrlimit, getrusage, setrlimit):
        function.__module__ = 'resource'
        setattr(module, function.__name__, function)
    module.struct_rusage = struct_rusage
    module.error = OSError
    module.RLIM_INFINITY = _UNLIMITED
    for number, name in enumerate(_LIMITS):
        setattr(module, f'RLIMIT_{name}', number)
    for name, number in (('SELF', _RUSAGE_SELF), ('CHILDREN', _RUSAGE_CHILDREN), ('THREAD', _RUSAGE_THREAD)):
        setattr(module, f'RUSAGE_{name}', number)
    return module


def install():
    for module, functions in ((os, (times, wait3, wait4)), (time, (get_clock_info, thread_time, thread_time_ns))):
        for function in functions:
            function.__module__ = module.__name__
            setattr(module, function.__name__, function)
    sys.modules['resource'] = _make_resource()
