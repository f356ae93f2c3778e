"""Where in the reader's code a lock was acquired, for those who ask who holds it."""

import sys

#: The reader's files: path → its index in the program.
files = {}

#: Set beside the line when the reader's code calls the lock itself, and not the library on its behalf.
DIRECT = 1 << 23

#: Set beside the line when the reader's function acquires the lock by `acquire()` and has no `release` in it, so that
#: somebody else must be meant to release it.
LOOSE = 1 << 22

#: Frames looked at from the innermost out: the library's own between the lock and the reader's code are few.
_MAX_FRAMES = 8

_FILE_SHIFT = 24

#: Code through which the reader calls a lock: its own methods, a condition's. By id, since code is slow to hash.
_passing = set()

# Bound once: every lock's acquisition comes by here.
_frame_at = sys._getframe
_file_of = files.get


def here():
    """File and line of the nearest frame of the reader's code; 0: none is.

    In one number, as `kernel/deadlocks/wait-table.ts` has it. C may call a lock's methods with no frame above them
    (`os.register_at_fork`).
    """
    try:
        frame = _frame_at(1)
    except ValueError:
        return 0
    direct = DIRECT
    for passed in range(_MAX_FRAMES):
        if frame is None:
            return 0
        code = frame.f_code
        file = _file_of(code.co_filename)
        if file is not None:
            loose = not passed and 'acquire' in code.co_names and 'release' not in code.co_names
            return file << _FILE_SHIFT | direct | (LOOSE if loose else 0) | (frame.f_lineno or 0)
        if direct and id(code) not in _passing:
            direct = 0
        frame = frame.f_back
    return 0


def pass_through(*functions):
    """Who calls a lock by way of these calls it directly."""
    _passing.update(id(function.__code__) for function in functions)
