"""Where in the reader's code a lock was acquired, for those who ask who holds it."""

import sys

#: The reader's files: path → its index in the program.
files = {}

#: Frames looked at from the innermost out: the library's own between the lock and the reader's code are few.
_MAX_FRAMES = 8

_LINE_BITS = 24

# Bound once: every lock's acquisition comes by here.
_frame_at = sys._getframe
_file_of = files.get


def here(depth):
    """File and line of the reader's code nearest to the frame `depth` above the caller's; 0: none is.

    In one number, as `kernel/wait-table.ts` has it. The frames below are not looked at: each would have to be made. C
    may call a lock's methods with no frame above them (`os.register_at_fork`).
    """
    frame = _frame_at(depth + 1)
    for _ in range(_MAX_FRAMES):
        file = _file_of(frame.f_code.co_filename)
        if file is not None:
            return file << _LINE_BITS | (frame.f_lineno or 0)
        frame = frame.f_back
        if frame is None:
            return 0
    return 0
