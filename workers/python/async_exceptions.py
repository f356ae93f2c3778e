"""`ctypes.pythonapi.PyThreadState_SetAsyncExc`: an exception that one thread has another raise.

To C's own all threads here are one. The other thread raises it as soon as it runs again and its wait, if it is in one,
is over, as CPython's does between two instructions.
"""

import ctypes

from . import kernel, threads


def set_async_exception(ident, exception):
    """How many threads have that ident. Without an exception, what was set before is forgotten."""
    ident = getattr(ident, 'value', ident)
    if not threads.is_alive(ident):
        return 0
    if isinstance(exception, ctypes.py_object):
        try:
            exception = exception.value
        except ValueError:
            # NULL.
            exception = None
    if exception is None:
        kernel.async_exceptions.pop(ident, None)
    elif ident == kernel.current_thread:
        raise exception
    else:
        kernel.async_exceptions[ident] = exception
    return 1


def install():
    set_async_exception.__name__ = set_async_exception.__qualname__ = 'PyThreadState_SetAsyncExc'
    set_async_exception.__module__ = 'ctypes'
    ctypes.pythonapi.PyThreadState_SetAsyncExc = set_async_exception
