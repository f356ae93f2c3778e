"""A 32-bit Python: lengths and indices end at 2**31 - 1, and so do C's numbers; Python's own have no end."""

import struct
import sys


def tried(function):
    try:
        return function()
    except (OverflowError, MemoryError, struct.error) as error:
        return f'{type(error).__name__}: {error}'


print(sys.maxsize == 2**31 - 1, struct.calcsize('P'), struct.calcsize('l'))
print(tried(lambda: [0] * 10**10))
print(tried(lambda: bytearray(3 * 10**9)))
print(tried(lambda: 'a' * 10**10))
print(tried(lambda: len(range(10**10))))
print(tried(lambda: [0] * 10**9))
print(2**100, sum(range(10**10, 10**10 + 3)))
