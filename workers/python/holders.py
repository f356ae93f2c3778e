"""Where in the reader's code a lock was acquired, for those who ask who holds it."""

import sys

#: The reader's files: path → its index in the program.
files = {}

#: Frames looked at from the innermost out: the library's own between the lock and the reader's code are few.
_MAX_FRAMES = 8

_LINE_BITS = 24


def here():
    """File and line of the reader's code nearest to the caller in one number (`kernel/wait-table.ts`); 0: none is."""
    frame = sys._getframe(1)
    for _ in range(_MAX_FRAMES):
        frame = frame.f_back
        if frame is None:
            return 0
        file = files.get(frame.f_code.co_filename)
        if file is not None:
            return file << _LINE_BITS | (frame.f_lineno or 0)
    return 0
