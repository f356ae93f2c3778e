"""System calls, and how a thread of this process waits.

The functions of `_kernel` are JavaScript. They are bound once, by name, before the snapshot is taken: a snapshot or
fork image gives each process its own functions of the same names.
"""

import os
import signal
import time

import _kernel
from _suspension import suspend as suspend_thread
from pyodide.ffi import can_run_sync

TIMEOUT, READY, INTERRUPTED, SUSPEND = 0, 1, 2, 3

#: Written to the interpreter's signal buffer when a thread shall hand over the GIL (`interpreter/process.ts`).
PREEMPT_SIGNAL = 63

accept = _kernel.accept
adopt_fd = _kernel.adopt_fd
connect = _kernel.connect
cpu_count = _kernel.cpu_count
die_of = _kernel.die_of
exit_process = _kernel.exit
fork = _kernel.fork
getpid = _kernel.getpid
getppid = _kernel.getppid
intern = _kernel.intern
is_nonblocking = _kernel.is_nonblocking
is_readable = _kernel.is_readable
is_run_file = _kernel.is_run_file
is_writable = _kernel.is_writable
kill = _kernel.kill
listen = _kernel.listen
listening_address = _kernel.listening_address
local_forget = _kernel.local_forget
local_wait = _kernel.local_wait
local_wake = _kernel.local_wake
lock_acquired = _kernel.lock_acquired
lock_released = _kernel.lock_released
lock_taken = _kernel.lock_taken
mmap = _kernel.mmap
munmap = _kernel.munmap
pipe = _kernel.pipe
poll = _kernel.poll
sem_close = _kernel.sem_close
sem_getvalue = _kernel.sem_getvalue
sem_lock = _kernel.sem_lock
sem_new = _kernel.sem_new
sem_open = _kernel.sem_open
sem_post = _kernel.sem_post
sem_trywait = _kernel.sem_trywait
sem_wait = _kernel.sem_wait
send_fd = _kernel.send_fd
set_disposition = _kernel.set_disposition
set_switch_interval = _kernel.set_switch_interval
set_thread_count = _kernel.set_threads
shared_load = _kernel.shared_load
shared_store = _kernel.shared_store
sleep = _kernel.sleep
socketpair = _kernel.socketpair
spawn = _kernel.spawn
start_thread = _kernel.start_thread
take_signal = _kernel.take_signal
thread_ended = _kernel.thread_ended
thread_running = _kernel.thread_running
trace = _kernel.trace
wait_child = _kernel.wait_child
wait_readable = _kernel.wait_readable
wait_writable = _kernel.wait_writable
waitpid = _kernel.waitpid
yield_gil = _kernel.yield_gil

#: How many threads this process has. With one, a system call may wait in C.
thread_count = 1

#: The thread that runs; 1 is the main thread.
current_thread = 1

# While set, the running thread is on its way into a wait: a preemption then would leave it in two waits at once.
_entering_wait = False


def suspend():
    """After a system call said SUSPEND: other threads run until its wait is over. Returns the result."""
    global current_thread, _entering_wait
    me = current_thread
    try:
        return suspend_thread()
    finally:
        current_thread = me
        _entering_wait = False


def wait(call, *args, timeout=None):
    """Makes a system call that may wait: READY, or TIMEOUT after `timeout` seconds. Runs signal handlers meanwhile."""
    global _entering_wait
    deadline = None if timeout is None else time.monotonic() + timeout
    while True:
        _entering_wait = True
        result = call(*args) if deadline is None else call(*args, max(0.0, deadline - time.monotonic()))
        if result == SUSPEND:
            result = suspend()
        _entering_wait = False
        if result != INTERRUPTED:
            return result
        run_signal_handlers()


def fork_process(name):
    """fork(2) as seen by the parent: the child's pid. Raises BlockingIOError at the limit of processes."""
    global _entering_wait
    _entering_wait = True
    fork(name)
    return check(suspend())


def begin_thread(thread, name):
    """The running thread is new, and this is its first moment."""
    global current_thread, _entering_wait
    current_thread = thread
    thread_running(thread, name)
    _entering_wait = False


def end_thread(thread):
    """The running thread does nothing more: no preemption until another runs."""
    global _entering_wait
    _entering_wait = True
    thread_ended(thread)


def become_only_thread():
    """At a process's begin: only the running thread is left (the one that forked), under the ident it had."""
    global _entering_wait
    _entering_wait = False
    set_threads(1)


def set_threads(count):
    global thread_count
    thread_count = count
    set_thread_count(count)


def check(result):
    """A system call's result, or the OSError its negative errno stands for."""
    if result.__class__ is int and result < 0:
        raise OSError(-result, os.strerror(-result))
    return result


def run_signal_handlers():
    """Calls Python's handlers of the signals that are pending (in the main thread, as CPython does)."""
    while number := take_signal():
        handler = signal.getsignal(number)
        if callable(handler):
            handler(number, None)


def preempt(_number, _frame):
    """Handler of PREEMPT_SIGNAL: the running thread hands over the GIL, where it can be suspended."""
    global _entering_wait
    if _entering_wait or not can_run_sync():
        return
    _entering_wait = True
    if yield_gil() == SUSPEND:
        suspend()
    _entering_wait = False


def hold_gil():
    """No preemption until `release_gil`; for sections in which C code holds a lock that it would wait for in C."""
    global _entering_wait
    before = _entering_wait
    _entering_wait = True
    return before


def release_gil(before):
    """Ends `hold_gil`, whose result it takes."""
    global _entering_wait
    _entering_wait = before


def _is_own(handler):
    """Whether a signal handler is the program's own: not the one Python begins with, nor asyncio's in its place."""
    function = getattr(handler, 'func', handler)
    return function is not signal.default_int_handler and getattr(function, '__module__', '') != 'asyncio.runners'


def signal_dispositions():
    """Has the kernel know which signals Python handles, now and from now on."""
    original = signal.signal

    def set_handler(number, handler):
        previous = original(number, handler)
        number = int(number)
        if number != PREEMPT_SIGNAL and number < 32:
            set_disposition(number, {signal.SIG_DFL: 0, signal.SIG_IGN: 1}.get(handler, 2), _is_own(handler))
        return previous

    set_handler.__doc__ = original.__doc__
    set_handler.__name__ = set_handler.__qualname__ = 'signal'
    set_handler.__module__ = 'signal'
    signal.signal = set_handler
