"""The C module `_multiprocessing`: `SemLock` over the kernel's semaphores.

Follows CPython's `Modules/_multiprocessing/semaphore.c`.
"""

import types
from collections import defaultdict

from . import holders, kernel

RECURSIVE_MUTEX, SEMAPHORE = 0, 1

#: How many objects of this process each open semaphore has. C's `defaultdict`: no thread switches in the middle.
_objects = defaultdict(int)


class SemLock:
    """A semaphore that can be inherited by, or sent to, other processes."""

    SEM_VALUE_MAX = 2**31 - 1

    def __init__(self, kind, value, maxvalue, name, unlink):
        if kind not in (RECURSIVE_MUTEX, SEMAPHORE):
            raise ValueError('unrecognized kind')
        if value > maxvalue:
            raise ValueError('invalid value')
        self._bind(kernel.check(kernel.sem_new(value, maxvalue)), kind, maxvalue, None if unlink else name)
        if kind == RECURSIVE_MUTEX:
            kernel.sem_lock(self.handle, True)

    def _bind(self, handle, kind, maxvalue, name):
        self.handle = handle
        self.kind = kind
        self.maxvalue = maxvalue
        self.name = name
        self._depth = 0
        self._holder = None
        _objects[handle] += 1

    @classmethod
    def _rebuild(cls, handle, kind, maxvalue, name):
        self = cls.__new__(cls)
        self._bind(handle, kind, maxvalue, name)
        kernel.sem_open(handle)
        return self

    def acquire(self, block=True, timeout=None):
        """Acquire the semaphore/lock."""
        if self.kind == RECURSIVE_MUTEX and self._is_mine():
            self._depth += 1
            return True
        at = holders.here()
        if not kernel.sem_trywait(self.handle, at):
            if not block or (timeout is not None and timeout <= 0):
                return False
            if kernel.wait(kernel.sem_wait, self.handle, at, timeout=timeout) != kernel.READY:
                return False
        self._depth += 1
        self._holder = kernel.current_thread
        return True

    def release(self):
        """Release the semaphore/lock."""
        if self.kind == RECURSIVE_MUTEX:
            if not self._is_mine():
                raise AssertionError('attempt to release recursive lock not owned by thread')
            if self._depth > 1:
                self._depth -= 1
                return
        if not kernel.sem_post(self.handle):
            raise ValueError('semaphore or lock released too many times')
        self._depth -= 1

    __enter__ = acquire

    def __exit__(self, *_exception):
        self.release()

    def __del__(self):
        if not hasattr(self, 'handle'):
            return
        _objects[self.handle] -= 1
        if not _objects[self.handle]:
            del _objects[self.handle]
            kernel.sem_close(self.handle)

    def _count(self):
        """Num of `acquire()`s minus num of `release()`s for this process."""
        return self._depth

    def _is_mine(self):
        """Whether the lock is owned by this thread."""
        return self._depth > 0 and self._holder == kernel.current_thread

    def _get_value(self):
        """Get the value of the semaphore."""
        return kernel.sem_getvalue(self.handle)

    def _is_zero(self):
        """Returns whether semaphore has value zero."""
        return kernel.sem_getvalue(self.handle) == 0

    def _after_fork(self):
        """Rezero the net acquisition count after fork()."""
        self._depth = 0


SemLock.__module__ = '_multiprocessing'


def mark_locks():
    """Has the kernel know which semaphores are locks: a `BoundedSemaphore(1)` looks the same, anyone may post it."""
    from multiprocessing import sharedctypes, synchronize

    condition = synchronize.Condition
    holders.pass_through(synchronize.SemLock.__enter__, condition.__enter__, condition.wait, condition.wait_for)
    holders.pass_through(SemLock.__enter__, sharedctypes.SynchronizedBase.__enter__)

    initialise = synchronize.Lock.__init__

    def __init__(self, *, ctx):
        initialise(self, ctx=ctx)
        kernel.sem_lock(self._semlock.handle, False)

    synchronize.Lock.__init__ = __init__


def make_module():
    module = types.ModuleType('_multiprocessing')
    module.SemLock = SemLock
    module.sem_unlink = lambda _name: None
    module.flags = {'HAVE_SEM_OPEN': 1, 'HAVE_SEM_TIMEDWAIT': 1}
    return module
