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

#: Of the reader's functions by the id of their code: what `here` says without the line; and the code, to keep its id.
_callers = {}
_MAX_CALLERS = 1000

# Bound once: every lock's acquisition comes by here.
_frame_at = sys._getframe
_caller_of = _callers.get


def here():
    """File and line of the nearest frame of the reader's code; 0: none is.

    In one number, as `kernel/deadlocks/wait-table.ts` has it. C may call a lock's methods with no frame above them
    (`os.register_at_fork`).
    """
    try:
        frame = _frame_at(1)
    except ValueError:
        return 0
    caller = _caller_of(id(frame.f_code))
    if caller is not None:
        return caller[0] | (frame.f_lineno or 0)
    if id(frame.f_code) in _passing and (outer := frame.f_back) and (caller := _caller_of(id(outer.f_code))):
        return caller[0] & ~LOOSE | (outer.f_lineno or 0)
    return _further_out(frame)


def _further_out(frame):
    """The same, of a frame that has not been seen to call a lock, and those it was called by."""
    kept = DIRECT | LOOSE
    for _ in range(_MAX_FRAMES):
        if frame is None:
            return 0
        code = frame.f_code
        file = files.get(code.co_filename)
        if file is not None:
            place = _remember(code, file)
            return place & ~(DIRECT | LOOSE) | place & kept | (frame.f_lineno or 0)
        kept = kept & DIRECT if id(code) in _passing else 0
        frame = frame.f_back
    return 0


def _remember(code, file):
    loose = 'acquire' in code.co_names and 'release' not in code.co_names
    place = file << _FILE_SHIFT | DIRECT | (LOOSE if loose else 0)
    if len(_callers) == _MAX_CALLERS:
        _callers.clear()
    _callers[id(code)] = (place, code)
    return place


def pass_through(*functions):
    """Who calls a lock by way of these calls it directly."""
    _passing.update(id(function.__code__) for function in functions)
