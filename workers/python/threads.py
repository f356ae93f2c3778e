"""Threads of one process under one GIL: what `_thread` offers, over threads that JSPI suspends.

Each thread is a Python call on a stack of its own. One runs at a time; it hands over when it waits, and when its
switch interval is over (`kernel.preempt`). Follows CPython's `Modules/_threadmodule.c`.
"""

import _imp
import _thread
import _threading_local
import faulthandler
import itertools
import os
import signal
import sys
import threading
import time
import traceback
import types

from pyodide.ffi import create_proxy

from . import holders, kernel, signals

_allocate_c_lock = _thread.allocate_lock
_tokens = itertools.count(1)
#: Smaller tokens are those of the parent's threads, which a forked child has not.
_first_token = 1
_lock_numbers = itertools.count(1)
_thread_numbers = itertools.count(2)
_running = set()
_main_thread = 1
#: The process whose threads these are.
_process = 0

#: The owner of a lock that any thread may release (`kernel/deadlocks/wait-table.ts`).
_SIGNAL = -1
_CONDITION_WAIT = threading.Condition.wait.__code__

#: The trace records who takes locks. When it does not, it is asked again with every 64th.
_recording = True
_unasked = 0
_MOST_UNASKED = 63


def get_ident():
    return kernel.current_thread


def get_native_id():
    """A number that no other thread of the run has; the main thread's is its process's, as on Linux."""
    pid, thread = kernel.getpid(), kernel.current_thread
    return pid if thread == _main_thread else pid << 20 | thread


def is_alive(ident):
    """Whether a thread of this process has that ident."""
    return ident == _main_thread or any(handle.ident == ident for handle in _running)


def _remaining(deadline):
    return None if deadline is None else max(0.0, deadline - time.monotonic())


def _tid(ident):
    """The kernel's number of a thread of this process: 1 is the main thread, also in the child of another."""
    return 1 if ident == _main_thread else ident


def _wait_local(waiters, reason, number, owner, at, timeout):
    """Joins the queue `waiters` and waits for its turn; the caller has kept preemption off since it last looked.

    `owner` and `at` are for the kernel: who holds what is waited for, and where it was acquired.
    """
    token = next(_tokens)
    waiters.append(token)
    woken = None
    try:
        woken = kernel.wait(kernel.local_wait, token, reason, number, owner, at, timeout=timeout)
    finally:
        if woken != kernel.READY:
            _leave(waiters, token)


def _leave(waiters, token):
    """Gives up a wait, by timeout or by the exception of a signal's handler."""
    if token in waiters:
        waiters.remove(token)
        return
    kernel.local_forget(token)
    # It was its turn, which it does not take.
    _wake_next(waiters)


def _wake_next(waiters):
    while waiters:
        token = waiters.pop(0)
        if token >= _first_token:
            kernel.local_wake(token)
            return


class Lock:
    """`_thread.lock`: a C lock for the common case, and a queue of waiting threads beside it."""

    __slots__ = ('_lock', '_waiters', '_number', '_owner', '_at', '_signals', '_recorded', '__weakref__')

    def __init__(self):
        self._lock = _allocate_c_lock()
        self._waiters = []
        self._number = next(_lock_numbers)
        # Who holds it, as far as that is known, and where it was acquired.
        self._owner = 0
        self._at = 0
        # Another thread than its holder has released it: it is a signal, and the holder means nothing.
        self._signals = False
        # Its hold is recorded.
        self._recorded = False

    def _acquired(self):
        global _unasked
        self._at = at = holders.here()
        self._owner = kernel.current_thread
        if self._waiters:
            self._report_holder()
        # The lock of its own that `Condition.wait` waits for is a signal.
        if at & holders.DIRECT and sys._getframe(1).f_code is not _CONDITION_WAIT:
            if _recording or _unasked == _MOST_UNASKED:
                self._record(at)
            else:
                _unasked += 1

    def _record(self, at):
        global _recording, _unasked
        _recording = self._recorded = kernel.lock_acquired(self._number, at, _unasked)
        _unasked = 0

    def _report_holder(self):
        kernel.lock_taken(self._number, _tid(self._owner), self._at)

    def _owner_for(self, frame):
        """The owner as the kernel has it; `Condition.wait` waits for a lock of its own that is a signal."""
        return _SIGNAL if self._signals or frame.f_code is _CONDITION_WAIT else _tid(self._owner)

    def acquire(self, blocking=True, timeout=-1):
        if timeout != -1:
            if not blocking:
                raise ValueError("can't specify a timeout for a non-blocking call")
            if timeout < 0:
                raise ValueError('timeout value must be a non-negative number')
            if timeout > _thread.TIMEOUT_MAX:
                raise OverflowError('timeout value is too large')
        if self._lock.acquire(False):
            self._acquired()
            return True
        if not blocking:
            return False
        deadline = None if timeout == -1 else time.monotonic() + timeout
        while True:
            before = kernel.disable_preemption()
            if self._lock.acquire(False):
                kernel.enable_preemption(before)
                self._acquired()
                return True
            remaining = _remaining(deadline)
            if remaining == 0.0:
                kernel.enable_preemption(before)
                return False
            _wait_local(self._waiters, 'lock', self._number, self._owner_for(sys._getframe(1)), self._at, remaining)

    acquire_lock = acquire

    def release(self):
        # Before it is free: the next to acquire it writes itself down.
        if self._owner != kernel.current_thread and self._owner:
            self._signals = True
        self._owner = 0
        if self._recorded:
            self._recorded = False
            kernel.lock_released(self._number)
        self._lock.release()
        if self._waiters:
            self._report_holder()
            _wake_next(self._waiters)

    release_lock = release

    def locked(self):
        return self._lock.locked()

    locked_lock = locked

    def __enter__(self):
        if self._lock.acquire(False):
            self._acquired()
        else:
            self.acquire()
        return True

    def __exit__(self, *_exception):
        self.release()

    def _at_fork_reinit(self):
        self._lock = _allocate_c_lock()
        self._waiters = []
        self._owner = 0
        self._recorded = False

    def __repr__(self):
        state = 'locked' if self.locked() else 'unlocked'
        return f'<{state} _thread.lock object at {id(self):#x}>'


class ThreadHandle:
    """`_thread._ThreadHandle`: joins a thread, whether it has a `threading.Thread` or not."""

    def __init__(self):
        self.ident = None
        self.daemon = True
        self._pid = 0
        self._done = False
        self._waiters = []

    def is_done(self):
        if self._done or self.ident is None:
            return self._done
        # A forked child has only the thread that forked (`_PyThread_AfterFork` marks the others).
        return self._pid != kernel.getpid() and self.ident != kernel.current_thread

    def _set_done(self):
        self._done = True
        for token in self._waiters:
            kernel.local_wake(token)
        self._waiters = []

    def join(self, timeout=None):
        if self.ident is None:
            raise RuntimeError('thread not started')
        if self.ident == kernel.current_thread and not self.is_done():
            raise RuntimeError('Cannot join current thread')
        deadline = None if timeout is None or timeout < 0 else time.monotonic() + timeout
        while not self.is_done():
            before = kernel.disable_preemption()
            remaining = _remaining(deadline)
            if self.is_done() or remaining == 0.0:
                kernel.enable_preemption(before)
                return
            _wait_local(self._waiters, 'thread', _tid(self.ident), 0, 0, remaining)

    def __repr__(self):
        return f'<_ThreadHandle object: ident={self.ident}>'


def make_thread_handle(ident):
    handle = ThreadHandle()
    handle.ident = ident
    handle._pid = kernel.getpid()
    return handle


def start_joinable_thread(function, handle=None, daemon=True):
    if handle is None:
        handle = ThreadHandle()
    elif handle.ident is not None:
        raise RuntimeError('thread already started')
    ident = handle.ident = next(_thread_numbers)
    handle._pid = kernel.getpid()
    handle.daemon = daemon
    owner = getattr(function, '__self__', None)
    _note_releases(owner)
    name = owner.name if isinstance(owner, threading.Thread) else f'thread {ident}'

    def run():
        kernel.begin_thread(ident, name)
        try:
            function()
        except SystemExit:
            pass
        except BaseException as error:
            _report_unraisable(error, getattr(function, '__wrapped__', function))
        finally:
            kernel.end_thread(ident)
            _running.discard(handle)
            signals.end_thread(ident)
            kernel.set_threads(len(_running) + 1)
            handle._set_done()

    signals.begin_thread(ident)
    _running.add(handle)
    kernel.set_threads(len(_running) + 1)
    kernel.start_thread(create_proxy(run))
    return handle


def _note_releases(thread):
    """A lock whose `release` is what a `Thread` or a `Timer` is to call is released by another than its holder."""
    for value in (getattr(thread, '_target', None), getattr(thread, 'function', None)):
        lock = getattr(value, '__self__', None)
        if isinstance(lock, Lock) and value.__name__ == 'release':
            lock._signals = True


def _report_unraisable(error, function):
    message = f'Exception ignored in thread started by {function!r}'
    if sys.unraisablehook is sys.__unraisablehook__:
        print(f'{message}:', file=sys.stderr)
        traceback.print_exception(error)
        return
    sys.unraisablehook(
        types.SimpleNamespace(
            exc_type=type(error), exc_value=error, exc_traceback=error.__traceback__, err_msg=message, object=None
        )
    )


def start_new_thread(function, args=(), kwargs=None):
    if not callable(function):
        raise TypeError('first arg must be callable')
    if not isinstance(args, tuple):
        raise TypeError('2nd arg must be a tuple')

    def call():
        function(*args, **(kwargs or {}))

    call.__wrapped__ = function
    return start_joinable_thread(call).ident


def interrupt_main(signum=signal.SIGINT, /):
    """Has the main thread run the signal's handler, if Python has one."""
    if not 0 < signum < signal.NSIG:
        raise ValueError('signal number out of range')
    if callable(signal.getsignal(signum)):
        kernel.check(kernel.kill(kernel.getpid(), int(signum)))
        kernel.run_signal_handlers()


def shutdown():
    """Joins the threads that are no daemons, as the interpreter does before it ends."""
    for handle in list(_running):
        if not handle.daemon:
            handle.join()


def become_only_thread():
    """In a new process: the running thread is its main thread, and there is no other."""
    global _main_thread, _process, _first_token, _recording, _unasked
    _process = kernel.getpid()
    _main_thread = kernel.current_thread
    _first_token = next(_tokens)
    _recording = True
    _unasked = 0
    _running.clear()
    signals.become_only_thread()
    threading.main_thread()._native_id = kernel.getpid()
    kernel.become_only_thread()


def idents():
    """Of the threads there are."""
    return [_main_thread, *(handle.ident for handle in _running)]


def in_main_thread():
    """Also while a forked child calls what is to be called after a fork: it does not know yet that it has one."""
    return kernel.current_thread == _main_thread or _process != kernel.getpid()


def main_thread_ident():
    return _main_thread


def current_frames():
    return {kernel.current_thread: sys._getframe(1), **kernel.suspended_frames}


def dump_traceback(file=None, all_threads=True):
    """`faulthandler.dump_traceback`: C's own knows of one thread only, and shows the frames of the runtime."""
    file = sys.stderr if file is None else file
    descriptor = file if isinstance(file, int) else file.fileno()
    if not isinstance(file, int):
        file.flush()
    frames = current_frames()
    me = kernel.current_thread
    for ident in sorted(frames, reverse=True) if all_threads else [me]:
        lines = [f'{"Current thread" if ident == me else "Thread"} 0x{ident:08x} (most recent call first):']
        frame = frames[ident]
        while frame is not None:
            code = frame.f_code
            lines.append(f'  File "{code.co_filename}", line {frame.f_lineno} in {code.co_qualname}')
            frame = frame.f_back
        os.write(descriptor, '\n'.join([*lines, '']).encode())


def install():
    """Puts these in the place of `_thread`'s, and of what `threading` has bound from it."""
    for name, value in {
        'LockType': Lock,
        'RLock': threading._PyRLock,
        '_ThreadHandle': ThreadHandle,
        '_count': lambda: len(_running),
        '_get_main_thread_ident': main_thread_ident,
        '_local': _threading_local.local,
        '_make_thread_handle': make_thread_handle,
        '_shutdown': shutdown,
        'allocate': Lock,
        'allocate_lock': Lock,
        'get_ident': get_ident,
        'get_native_id': get_native_id,
        'interrupt_main': interrupt_main,
        'lock': Lock,
        'start_joinable_thread': start_joinable_thread,
        'start_new': start_new_thread,
        'start_new_thread': start_new_thread,
    }.items():
        setattr(_thread, name, value)
        if isinstance(value, types.FunctionType):
            value.__module__ = '_thread'
    for name, value in {
        'Lock': Lock,
        # All that matters of it is C's: its name, and that it can't be pickled.
        '_CRLock': threading._PyRLock,
        '_HAVE_THREAD_NATIVE_ID': True,
        '_LockType': Lock,
        '_ThreadHandle': ThreadHandle,
        '_allocate_lock': Lock,
        '_get_main_thread_ident': main_thread_ident,
        '_make_thread_handle': make_thread_handle,
        '_set_name': None,
        '_start_joinable_thread': start_joinable_thread,
        '_thread_shutdown': shutdown,
        'get_ident': get_ident,
        'get_native_id': get_native_id,
        'local': _threading_local.local,
    }.items():
        setattr(threading, name, value)
    # `threading` was imported where threads have no native id, and left these out.
    threading.__all__.append('get_native_id')
    threading.Thread._set_native_id = _set_native_id
    threading.Thread.native_id = property(lambda self: self._native_id)
    _name_as_in_c()
    _name_unnamed_threads()
    _rebuild_main_thread()
    _guard_import_lock()
    _pass_through_locks()
    signal.signal(kernel.PREEMPT_SIGNAL, kernel.preempt)
    _follow_switch_interval()
    _show_all_threads()


def _name_as_in_c():
    """As C's own are called, and refuse to be pickled."""
    for cls, name in ((Lock, 'lock'), (threading._PyRLock, 'RLock'), (_threading_local.local, '_local')):
        cls.__module__, cls.__name__, cls.__qualname__ = '_thread', name, name
        cls.__reduce_ex__ = _refuse_pickling
    threading._PyRLock.__repr__ = _repr_of_rlock


def _repr_of_rlock(lock):
    """As `rlock_repr` of CPython's `Modules/_threadmodule.c`."""
    state = 'locked' if lock._count else 'unlocked'
    return f'<{state} _thread.RLock object owner={lock._owner or 0} count={lock._count} at {id(lock):#x}>'


def _refuse_pickling(self, _protocol):
    raise TypeError(f"cannot pickle '_thread.{type(self).__name__}' object")


def _set_native_id(self):
    self._native_id = get_native_id()


def _name_unnamed_threads():
    """`threading.excepthook` is C's, and calls a thread without a `threading.Thread` by a number of C's."""
    original = threading.excepthook

    def excepthook(args, /):
        if args.thread is None:
            args = threading.ExceptHookArgs((*args[:3], types.SimpleNamespace(name=get_ident())))
        original(args)

    excepthook.__doc__ = original.__doc__
    excepthook.__module__ = '_thread'
    threading.excepthook = threading.__excepthook__ = excepthook


def _rebuild_main_thread():
    """`threading` made its main thread from the locks that were there when it was imported."""
    main = threading._main_thread
    threading._active_limbo_lock = threading.RLock()
    main._os_thread_handle = make_thread_handle(_main_thread)
    main._ident = _main_thread
    main._started = threading.Event()
    main._started.set()
    threading._active.clear()
    threading._active[_main_thread] = main


def _guard_import_lock():
    """The import lock is C's: a thread preempted while it holds it would have others wait for it in C, for ever."""
    acquire, release = _imp.acquire_lock, _imp.release_lock
    held = []

    def acquire_lock():
        held.append(kernel.disable_preemption())
        acquire()

    def release_lock():
        release()
        kernel.enable_preemption(held.pop())

    _imp.acquire_lock, _imp.release_lock = acquire_lock, release_lock


def _pass_through_locks():
    """By way of what the reader's code acquires a `Lock`, its own first."""
    condition, recursive = threading.Condition, threading._PyRLock
    holders.pass_through(Lock.__enter__, recursive.acquire, recursive._acquire_restore)
    holders.pass_through(condition.__enter__, condition._acquire_restore, condition.wait, condition.wait_for)


def _follow_switch_interval():
    original = sys.setswitchinterval

    def setswitchinterval(interval):
        original(interval)
        kernel.set_switch_interval(max(1, int(interval * 1e6)))

    sys.setswitchinterval = setswitchinterval


def _show_all_threads():
    for module, name, function in (
        (sys, '_current_frames', current_frames),
        (faulthandler, 'dump_traceback', dump_traceback),
    ):
        function.__name__ = function.__qualname__ = name
        function.__module__ = module.__name__
        setattr(module, name, function)
