"""All callables of the modules that docs/calls.md goes over, but for exceptions, enums and named tuples."""

import enum
import fcntl
import mmap
import os
import pty
import resource
import select
import signal
import socket
import sqlite3
import termios
import time
import tty

NO_CALLS = BaseException, enum.Enum, tuple


def own(module, thing):
    """Not something that the module has imported for itself."""
    names = {module.__name__, f'_{module.__name__}'}
    return getattr(thing, '__module__', None) in names | ({'posix'} if module is os else set())


def is_call(thing):
    return callable(thing) and not (isinstance(thing, type) and issubclass(thing, NO_CALLS))


for module in fcntl, mmap, os, pty, resource, select, signal, socket, sqlite3, termios, time, tty:
    for name, thing in sorted(vars(module).items()):
        if not name.startswith('_') and is_call(thing) and own(module, thing):
            print(f'{module.__name__}.{name}')
