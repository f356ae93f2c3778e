"""Numbers that C has no room for, said as CPython says it."""

import os
import time

for call in (
    lambda: os.kill(2**63, 9),
    lambda: os.kill(2**40, 9),
    lambda: os.kill(-(2**40), 9),
    lambda: os.kill(os.getpid(), 2**63),
    lambda: os.kill('a', 9),
    lambda: os.waitpid('a', 0),
    lambda: time.sleep(float('inf')),
    lambda: time.sleep(1e20),
):
    try:
        call()
    except (OverflowError, OSError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
