"""System calls, and how a thread of this process waits.

The functions of `_kernel` are JavaScript. They are bound once, by name, before the snapshot is taken: a snapshot or
fork image gives each process its own functions of the same names.
"""

import os
import signal
import sys
import time
from _thread import interrupt_main as _trip

import _fastcalls
import _kernel
from _suspension import suspend as suspend_thread
from pyodide.ffi import can_run_sync

TIMEOUT, READY, INTERRUPTED, SUSPEND = 0, 1, 2, 3

#: Written to the interpreter's signal buffer when a thread shall hand over the GIL (`interpreter/process/process.ts`).
PREEMPT_SIGNAL = 63

accept = _fastcalls.accept
accept_signal = _fastcalls.accept_signal
beginning = _kernel.beginning
blocked_signals = _fastcalls.blocked_signals
connect = _fastcalls.connect
cpu_count = _fastcalls.cpu_count
cpu_times = _kernel.cpu_times
die_of = _fastcalls.die_of
exit_process = _fastcalls.exit
file_lock = _kernel.file_lock
file_unlock = _kernel.file_unlock
fork = _kernel.fork
get_timer = _kernel.get_timer
getpgid = _fastcalls.getpgid
getpid = _fastcalls.getpid
getppid = _fastcalls.getppid
getsid = _fastcalls.getsid
ignored_signals = _fastcalls.ignored_signals
intern = _kernel.intern
is_nonblocking = _fastcalls.is_nonblocking
is_pipe = _fastcalls.is_pipe
is_readable = _fastcalls.is_readable
is_run_file = _fastcalls.is_run_file
is_writable = _fastcalls.is_writable
kill = _fastcalls.kill
listen = _kernel.listen
listening_address = _fastcalls.listening_address
local_forget = _fastcalls.local_forget
local_wait = _kernel.local_wait
local_wake = _fastcalls.local_wake
lock_acquired = _fastcalls.lock_acquired
lock_released = _fastcalls.lock_released
lock_taken = _fastcalls.lock_taken
memory_bytes = _kernel.memory_bytes
mmap = _fastcalls.mmap
munmap = _fastcalls.munmap
pending_signals = _fastcalls.pending_signals
pipe = _kernel.pipe
poll = _kernel.poll
poll_events = _fastcalls.poll_events
receive_fd = _fastcalls.receive_fd
sem_close = _fastcalls.sem_close
sem_getvalue = _fastcalls.sem_getvalue
sem_lock = _kernel.sem_lock
sem_new = _fastcalls.sem_new
sem_open = _fastcalls.sem_open
sem_post = _fastcalls.sem_post
sem_trywait = _fastcalls.sem_trywait
sem_wait = _fastcalls.sem_wait
send_fd = _fastcalls.send_fd
sender_of = _fastcalls.sender_of
set_blocked_signals = _fastcalls.set_blocked_signals
set_disposition = _kernel.set_disposition
set_switch_interval = _fastcalls.set_switch_interval
set_thread_count = _fastcalls.set_threads
set_timer = _kernel.set_timer
set_wakeup_fd = _fastcalls.set_wakeup_fd
setpgid = _fastcalls.setpgid
setsid = _fastcalls.setsid
shared_load = _fastcalls.shared_load
shared_store = _fastcalls.shared_store
sleep = _fastcalls.sleep
socketpair = _kernel.socketpair
spawn = _kernel.spawn
start_thread = _kernel.start_thread
take_signal = _fastcalls.take_signal
thread_ended = _fastcalls.thread_ended
thread_running = _kernel.thread_running
trace = _fastcalls.trace
umask = _fastcalls.umask
wait_child = _fastcalls.wait_child
wait_file_lock = _kernel.wait_file_lock
wait_readable = _fastcalls.wait_readable
wait_signal = _fastcalls.wait_signal
wait_writable = _fastcalls.wait_writable
waitpid = _kernel.waitpid
yield_gil = _fastcalls.yield_gil

#: How many threads this process has. With one, a system call may wait in C.
thread_count = 1

#: The thread that runs; 1 is the main thread.
current_thread = 1

#: Of each thread that is suspended: its innermost frame.
suspended_frames = {}

#: Of threads: what another one has them raise (`async_exceptions.py`).
async_exceptions = {}

# While set, the running thread is on its way into a wait: a preemption then would leave it in two waits at once.
_entering_wait = False


def suspend():
    """After a system call said SUSPEND: other threads run until its wait is over. Returns the result."""
    global current_thread, _entering_wait
    me = current_thread
    try:
        suspended_frames[me] = sys._getframe(1)
    except ValueError:
        # C alone is on its stack.
        suspended_frames.pop(me, None)
    try:
        return suspend_thread()
    finally:
        suspended_frames.pop(me, None)
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
        if async_exceptions:
            _raise_async_exception()
        if result != INTERRUPTED:
            return result
        run_signal_handlers()


def wait_once(call, *args):
    """As `wait`, but the first signal ends it."""
    global _entering_wait
    _entering_wait = True
    if call(*args) == SUSPEND:
        suspend()
    _entering_wait = False
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
    suspended_frames.clear()
    async_exceptions.clear()
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
    # All at once, or the second would interrupt the first one's handler.
    numbers = list(iter(take_signal, 0))
    try:
        while numbers:
            number = numbers.pop(0)
            handler = signal.getsignal(number)
            if callable(handler):
                handler(number, _interrupted_frame())
    finally:
        for number in numbers:
            _trip(number)


def _interrupted_frame():
    """The frame that a handler gets, which it interrupts; None: only C is on the stack."""
    try:
        return sys._getframe(1)
    except ValueError:
        return None


def preempt(_number, _frame):
    """Handler of PREEMPT_SIGNAL: the running thread hands over the GIL, where it can be suspended."""
    global _entering_wait
    if _entering_wait or not can_run_sync():
        return
    _entering_wait = True
    if yield_gil() == SUSPEND and suspend() == INTERRUPTED:
        # Handled at the next instruction, where the handler sees the reader's frame.
        for number in iter(take_signal, 0):
            _trip(number)
    _entering_wait = False
    if async_exceptions:
        _raise_async_exception()


def _raise_async_exception():
    exception = async_exceptions.pop(current_thread, None)
    if exception is not None:
        raise exception


def disable_preemption():
    """Until `enable_preemption`; for sections in which C code holds a lock that it would wait for in C."""
    global _entering_wait
    before = _entering_wait
    _entering_wait = True
    return before


def enable_preemption(before):
    """Ends `disable_preemption`, whose result it takes."""
    global _entering_wait
    _entering_wait = before
