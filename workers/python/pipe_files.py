"""File objects over pipes: `open` of a descriptor, and `sys.stdin`.

What C reads or writes there would have all threads wait with the one that does. And a buffered file's lock is for
threads of C's: to the C code all threads here are one, for which it would be "reentrant call".
"""

import _io
import builtins
import io
import sys

from . import kernel, posix, threads

_CHUNK = 65536

_open = open


def open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    if not isinstance(file, int) or opener is not None or not kernel.is_pipe(file):
        return _open(file, mode, buffering, encoding, errors, newline, closefd, opener)
    # What C makes of the arguments.
    try:
        pattern = _open(file, mode, buffering, encoding, errors, newline, False)
    except Exception:
        pattern = None
    if pattern is None:
        # Once more, as C may close the descriptor of what it refuses.
        return _open(file, mode, buffering, encoding, errors, newline, closefd)
    raw = FileIO(file, mode.replace('t', ''), closefd)
    if isinstance(pattern, io.FileIO):
        return raw
    size = buffering if buffering > 1 else io.DEFAULT_BUFFER_SIZE
    buffered = BufferedWriter(raw, size) if pattern.writable() else BufferedReader(raw, size)
    if not isinstance(pattern, io.TextIOWrapper):
        return buffered
    text = io.TextIOWrapper(buffered, pattern.encoding, pattern.errors, newline, pattern.line_buffering)
    text.mode = mode
    return text


class FileIO(io.FileIO):
    """A pipe's end of which other threads run while one waits for it."""

    def _wait_readable(self):
        if kernel.thread_count > 1 and self.readable() and not kernel.is_nonblocking(self.fileno()):
            kernel.wait(kernel.wait_readable, self.fileno())

    def readinto(self, buffer, /):
        self._wait_readable()
        return io.FileIO.readinto(self, buffer)

    def read(self, size=-1, /):
        if size is None or size < 0:
            return self.readall()
        self._wait_readable()
        return io.FileIO.read(self, size)

    def readall(self):
        chunks = []
        while chunk := self.read(_CHUNK):
            chunks.append(chunk)
        return b''.join(chunks) if chunks else chunk

    def write(self, data, /):
        if kernel.thread_count == 1 or not self.writable():
            return io.FileIO.write(self, data)
        try:
            return posix.write(self.fileno(), data)
        except BlockingIOError:
            return None


class _Turn(threads.Lock):
    """A buffered file's lock, which need not be recorded."""

    def _acquired(self):
        self._owner = kernel.current_thread
        if self._waiters:
            self._report_holder()


def _in_turn(method):
    def call(self, *args):
        # C refuses what a signal's handler does in the middle of the same.
        if self._turn._owner == kernel.current_thread:
            return method(self, *args)
        with self._turn:
            return method(self, *args)

    call.__name__ = method.__name__
    return call


class BufferedReader(io.BufferedReader):
    def __init__(self, raw, buffer_size=io.DEFAULT_BUFFER_SIZE):
        self._turn = _Turn()
        io.BufferedReader.__init__(self, raw, buffer_size)

    close = _in_turn(io.BufferedReader.close)
    peek = _in_turn(io.BufferedReader.peek)
    read = _in_turn(io.BufferedReader.read)
    read1 = _in_turn(io.BufferedReader.read1)
    readinto = _in_turn(io.BufferedReader.readinto)
    readinto1 = _in_turn(io.BufferedReader.readinto1)
    # Iteration and `readlines` call it, too.
    readline = _in_turn(io.BufferedReader.readline)


class BufferedWriter(io.BufferedWriter):
    def __init__(self, raw, buffer_size=io.DEFAULT_BUFFER_SIZE):
        self._turn = _Turn()
        io.BufferedWriter.__init__(self, raw, buffer_size)

    close = _in_turn(io.BufferedWriter.close)
    flush = _in_turn(io.BufferedWriter.flush)
    write = _in_turn(io.BufferedWriter.write)


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
        data = posix.read(0, len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _repr(original):
    # Classes made in Python have no module in the name that C prints.
    return lambda self: original(self).replace('<', '<_io.', 1)


def install():
    for cls in FileIO, BufferedReader, BufferedWriter:
        cls.__module__ = '_io'
        cls.__repr__ = _repr(cls.__repr__)
    open.__module__ = '_io'
    open.__doc__ = _open.__doc__
    builtins.open = io.open = _io.open = open
    sys.stdin = io.TextIOWrapper(BufferedReader(StandardInput()), encoding='utf-8', errors='strict')
    # As on a terminal: a line is written when it is whole.
    sys.stdout.reconfigure(line_buffering=True)
    sys.stderr.reconfigure(line_buffering=True)
