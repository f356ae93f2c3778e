"""`hash()` of texts is each interpreter's own, unless PYTHONHASHSEED says otherwise; and whatever is sorted by it holds."""

import gc
import multiprocessing.pool
import os
import sys
from multiprocessing import get_context


def report(_=None):
    """Hashes, keys that are not found where they are, and whether texts that are made are those that were interned."""
    gc.unfreeze()
    tables = [thing for thing in gc.get_objects() if isinstance(thing, (dict, set, frozenset))]
    lost = [key for table in tables for key in list(table) if key not in table]
    text = 'interleave é 🐍'
    hashes = [value & 0xFFFFFFFF for value in (hash(text), hash(text.encode()), hash('multiprocessing'))]
    names = [*multiprocessing.pool.Pool.apply_async.__code__.co_names, '__name__', 'append']
    return hashes, (len(tables) > 1000, lost, all(sys.intern(''.join(list(name))) is name for name in names))


def in_child():
    with get_context('spawn').Pool(1) as pool:
        return pool.apply(report)


if __name__ == '__main__':
    print(report()[1], report()[0] != in_child()[0])
    os.environ['PYTHONHASHSEED'] = '42'
    print(*in_child())
    os.environ['PYTHONHASHSEED'] = '0'
    print(in_child()[0])
