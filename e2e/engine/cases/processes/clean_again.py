"""Process after process is begun clean, though one interpreter is many of them: nothing is left of the one before."""

import builtins
import decimal
import json
import multiprocessing
import os
import random
import signal
import sys
import threading
import warnings

TYPES = [type('Own', (), {})]


def traces():
    """What the one before can have left; all of it is the same in a new process."""
    return (
        hasattr(builtins, 'left'),
        hasattr(json, 'left'),
        len(TYPES),
        'LEFT' in os.environ,
        os.getcwd(),
        'colorsys' in sys.modules,
        signal.getsignal(signal.SIGTERM),
        threading.active_count(),
        decimal.getcontext().prec,
        sys.getrecursionlimit(),
        sys.getswitchinterval(),
        len(warnings.filters),
        os.umask(0o22),
        sys.stdout.line_buffering,
    )


def leave_traces():
    import colorsys

    builtins.left = json.left = colorsys
    TYPES.append(type('Other', (), {}))
    os.environ['LEFT'] = '1'
    signal.signal(signal.SIGTERM, print)
    threading.Thread(target=threading.Event().wait, daemon=True).start()
    decimal.getcontext().prec = 5
    sys.setrecursionlimit(200)
    sys.setswitchinterval(1)
    warnings.simplefilter('error')
    os.umask(0o77)
    os.chdir('/')
    sys.stdout.reconfigure(line_buffering=False)
    globals()['descriptor'] = os.open(__file__, os.O_RDONLY)


def child(queue):
    queue.put((traces(), hash('a text'), {'one', 'two', 'three', 'four', 'five'}, random.random()))
    queue.close()
    queue.join_thread()
    leave_traces()


def main():
    queue = multiprocessing.Queue()
    found, hashes, numbers = [], set(), set()
    for _ in range(8):
        process = multiprocessing.Process(target=child, args=(queue,))
        process.start()
        told, hashed, texts, number = queue.get()
        process.join()
        found.append(told)
        hashes.add(hashed)
        numbers.add(number)
        assert process.exitcode == 0 and texts == {'five', 'four', 'three', 'two', 'one'}
    print(all(told == found[0] for told in found), len(hashes), len(numbers))
    print(*found[0])
    os.environ['PYTHONHASHSEED'] = '7'
    seeded = set()
    for _ in range(3):
        process = multiprocessing.Process(target=child, args=(queue,))
        process.start()
        seeded.add(queue.get()[1])
        process.join()
    print(len(seeded))


if __name__ == '__main__':
    main()
