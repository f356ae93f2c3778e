"""What of the reader's code reaches the trace: calls of their functions, pool tasks, uncaught exceptions.

`sys.monitoring` (PEP 669) calls back for the reader's own functions only; for all other code the event is switched
off at its first occurrence.
"""

import functools
import importlib
import os
import sys
import time
from concurrent.futures import process as process_executor
from concurrent.futures import thread as thread_executor
from multiprocessing import pool, process

from . import holders, kernel

CALL_BEGAN, CALL_ENDED, TASK_BEGAN, TASK_ENDED, EXCEPTION, OMISSION_BEGAN, OMISSION_ENDED = range(7)

#: A function that is called so often within so many seconds is no longer traced, so that hot loops stay fast and the
#: log short. When something else is called a while later, it is traced again, for fewer calls.
MAX_CALLS = 500
_CALLS_SECONDS = 0.5
_PAUSE_SECONDS = 0.1
_CALLS_AFTER_PAUSE = 100
_MAX_NAME = 60
_GENERATOR_FLAGS = 0x20 | 0x80 | 0x200

_monitoring = sys.monitoring
# Bound once: each call comes by here.
_frame_at = sys._getframe
_events = _monitoring.events
_TOOL = 4

_files = holders.files
_names = {}
#: The reader's functions by the id of their code, which each keeps alive: code itself is slow to hash, and equal to
#: other code that looks the same.
_functions = {}
#: Of each thread its traced calls that have not ended, the innermost last: frame, name, file, code.
_open_calls = {}
_open_task = {}
#: Functions whose calls are left out.
_left_out = set()
#: When the first of them was.
_left_out_since = 0.0


class _Function:
    """One of the reader's functions, and how often it has been called since when."""

    __slots__ = ('calls', 'code', 'file', 'line', 'name', 'since')

    def __init__(self, code, file):
        self.code = code
        self.name = _intern(code.co_qualname.replace('<locals>.', ''))
        self.file = file
        self.line = code.co_firstlineno
        self.calls = 0
        self.since = time.monotonic()

    def is_too_often(self):
        """Whether it has been called MAX_CALLS times lately; counts from now on if not."""
        now = time.monotonic()
        if now - self.since < _CALLS_SECONDS:
            return True
        self.calls = 0
        self.since = now
        return False


def start(paths):
    """Traces from now on; `paths` are the reader's files, in the program's order."""
    _files.update((path, index) for index, path in enumerate(paths))
    if _monitoring.get_tool(_TOOL) is not None:
        return
    _monitoring.use_tool_id(_TOOL, 'interleave')
    _monitoring.register_callback(_TOOL, _events.PY_START, _on_start)
    _monitoring.register_callback(_TOOL, _events.PY_RETURN, _on_return)
    _monitoring.register_callback(_TOOL, _events.PY_UNWIND, _on_unwind)
    _monitoring.register_callback(_TOOL, _events.CALL, _on_call)
    _monitoring.set_events(_TOOL, _events.PY_START | _events.PY_RETURN | _events.PY_UNWIND)
    for code in (*_WORKERS, process.BaseProcess._bootstrap.__code__):
        _monitoring.set_local_events(_TOOL, code, _events.CALL)


def forget_open():
    """In a forked child: what the parent's threads are in the middle of is not the child's."""
    _open_calls.clear()
    _open_task.clear()
    if _left_out:
        _trace_again(recorded=False)


def _intern(text):
    number = _names.get(text)
    if number is None:
        number = _names[text] = kernel.intern(text if len(text) <= _MAX_NAME else text[: _MAX_NAME - 1] + '…')
    return number


#: Runs for each import of a module that is not in `sys.modules` yet; for no other.
_IMPORT = importlib._bootstrap._find_and_load.__code__


def _on_start(code, _offset):
    function = _functions.get(id(code))
    if function is None:
        return _on_first_start(code, _frame_at(1))
    if function.calls >= MAX_CALLS and function.is_too_often():
        _leave_out(function)
        return _monitoring.DISABLE
    function.calls += 1
    _begin_call(_frame_at(1), function.name, function.file, function.line)
    return None


def _on_first_start(code, frame):
    """Of code that is none of the reader's functions, as far as is known."""
    if code is _IMPORT:
        return _on_import(frame)
    file = _files.get(code.co_filename)
    if file is None or code.co_flags & _GENERATOR_FLAGS:
        return _monitoring.DISABLE
    if code.co_name.startswith('<'):
        return _on_main_module(code, frame, file)
    function = _functions[id(code)] = _Function(code, file)
    function.calls = 1
    return _begin_call(frame, function.name, function.file, function.line)


def _leave_out(function):
    """From here on its calls are not traced."""
    global _left_out_since
    if function in _left_out:
        return
    if not _left_out:
        _left_out_since = time.monotonic()
    _left_out.add(function)
    kernel.trace(OMISSION_BEGAN, function.name, function.file, function.line)


def _trace_again(recorded):
    """Traces what was left out, until it is called too often again; `recorded`: as this process's omission."""
    # Another thread may be leaving out more.
    before = kernel.disable_preemption()
    for function in _left_out:
        if recorded:
            kernel.trace(OMISSION_ENDED, function.name, function.file, function.line)
        function.calls = MAX_CALLS - _CALLS_AFTER_PAUSE
        function.since = time.monotonic()
    _left_out.clear()
    kernel.enable_preemption(before)
    _monitoring.restart_events()


def _on_import(frame):
    """A line of the reader's imports a module, which may take as long as all the rest: a call of its own."""
    file = frame.f_back and _files.get(frame.f_back.f_code.co_filename)
    if file is not None:
        _begin_call(frame, _intern(f'import {frame.f_locals["name"]}'), file, frame.f_back.f_lineno)


def _on_main_module(code, frame, file):
    """A spawned child imports the program; a module's code is no call otherwise, nor is a lambda or a comprehension."""
    if code.co_name == '<module>' and frame.f_globals.get('__name__') == '__mp_main__':
        _begin_call(frame, _intern(f'import {os.path.basename(code.co_filename)} as __mp_main__'), file, 1)
        return None
    return _monitoring.DISABLE


def _begin_call(frame, name, file, line):
    if _left_out and time.monotonic() - _left_out_since > _PAUSE_SECONDS:
        _trace_again(recorded=True)
    stack = _open_calls.get(kernel.current_thread)
    if stack is None:
        stack = _open_calls[kernel.current_thread] = []
    stack.append((frame, name, file, frame.f_code))
    kernel.trace(CALL_BEGAN, name, file, line)


def _end_call(stack, frame):
    """The frame is left: the end of the innermost traced call, if it is its frame."""
    began_in, name, file, code = stack[-1]
    if began_in is frame:
        stack.pop()
        kernel.trace(CALL_ENDED, name, file, 0 if code is _IMPORT else frame.f_lineno or 0)


def _is_open(code):
    """Whether a traced call of it has not ended, in any thread."""
    return any(call[3] is code for stack in list(_open_calls.values()) for call in stack)


def _on_return(code, _offset, _value):
    stack = _open_calls.get(kernel.current_thread)
    if stack and stack[-1][3] is code:
        return _end_call(stack, _frame_at(1))
    if code is _IMPORT:
        return None
    if code.co_filename not in _files:
        return _monitoring.DISABLE
    # Once nothing of it is open, there is no end to wait for: calls that are traced come by `_on_start` first.
    function = _functions.get(id(code))
    traced = function is not None and function not in _left_out
    return None if traced or _is_open(code) else _monitoring.DISABLE


def _on_unwind(code, _offset, _exception):
    stack = _open_calls.get(kernel.current_thread)
    if stack and stack[-1][3] is code:
        _end_call(stack, _frame_at(1))


def _on_call(code, _offset, function, _argument):
    task_of = _WORKERS.get(code)
    if task_of is not None:
        _on_worker_call(task_of, sys._getframe(1).f_locals, function)
    elif getattr(function, '__name__', None) == 'print_exc':
        exception(sys.exception())


def _on_worker_call(task_of, local, function):
    """A worker calls the task's function, and next something else with the result: the task's begin and end."""
    thread = kernel.current_thread
    if thread in _open_task:
        kernel.trace(TASK_ENDED, _open_task.pop(thread), 0, 0)
        return
    task = task_of(local, function)
    if task is None:
        return
    name = _open_task[thread] = _intern(_describe(*task))
    kernel.trace(TASK_BEGAN, name, 0, 0)


def _pool_task(local, function):
    """`result = (True, func(*args, **kwds))`"""
    if function is None or function is not local.get('func'):
        return None
    args, kwds = local['args'], local['kwds']
    if function in (pool.mapstar, pool.starmapstar) and args:
        mapped, batch = args[0]
        return mapped, (batch[0] if function is pool.starmapstar else batch) if len(batch) == 1 else len(batch), kwds
    return function, args, kwds


def _process_executor_task(local, function):
    """`r = call_item.fn(*call_item.args, **call_item.kwargs)`"""
    item = local.get('call_item')
    if item is None or function is not item.fn:
        return None
    if isinstance(function, functools.partial) and function.func is process_executor._process_chunk:
        (chunk,) = item.args
        return function.args[0], chunk[0] if len(chunk) == 1 else len(chunk), {}
    return function, item.args, item.kwargs


def _thread_executor_task(local, function):
    """`result = ctx.run(self.task)`"""
    if getattr(function, '__name__', None) != 'run':
        return None
    return local['self'].task


#: Code that takes up tasks → what it is about to call, if `function` is a task's: (function, arguments, keywords); a
#: number in the place of arguments is that of the calls in one batch.
_WORKERS = {
    pool.worker.__code__: _pool_task,
    process_executor._process_worker.__code__: _process_executor_task,
    thread_executor._WorkItem.run.__code__: _thread_executor_task,
}


def _describe(function, args, kwds):
    if isinstance(args, int):
        return f'{_name(function)} × {args}'
    return f'{_name(function)}({", ".join([*map(_short, args), *(f"{key}={_short(kwds[key])}" for key in kwds)])})'


def _name(function):
    return getattr(function, '__name__', None) or type(function).__name__


def _short(value):
    if isinstance(value, (int, float, bool, type(None))) or (isinstance(value, str) and len(value) < 20):
        return repr(value)
    return type(value).__name__


def _text(error):
    """As `traceback` has it."""
    try:
        return str(error)
    except Exception:
        return '<exception str() failed>'


def exception(error):
    """Records an exception that nobody caught, and where in the reader's code it was raised."""
    file = line = 0
    traceback = error.__traceback__
    while traceback is not None:
        index = _files.get(traceback.tb_frame.f_code.co_filename)
        if index is not None:
            file, line = index, traceback.tb_lineno or 0
        traceback = traceback.tb_next
    if isinstance(error, SyntaxError) and error.filename in _files:
        file, line = _files[error.filename], error.lineno or 0
    name, message = type(error).__name__, _text(error)
    kernel.trace(EXCEPTION, _intern(f'{name}: {message}' if message else name), file, line)
