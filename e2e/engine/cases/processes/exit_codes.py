"""Every way a process may end, as its parent sees it."""

import os
import signal
import sys
import time
from multiprocessing import Process


def returns():
    return 5


def exits(code):
    sys.exit(code)


def quits(code):
    os._exit(code)


def raises():
    raise ValueError('on purpose')


def sleeps():
    time.sleep(60)


def kills_itself():
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == '__main__':
    for target, args in (
        (returns, ()),
        (exits, (0,)),
        (exits, (3,)),
        (exits, (None,)),
        (exits, ('a word',)),
        (quits, (7,)),
        (quits, (256 + 9,)),
        (raises, ()),
        (kills_itself, ()),
    ):
        process = Process(target=target, args=args)
        before = process.exitcode
        process.start()
        process.join()
        print(before, target.__name__, args, process.exitcode, flush=True)
    for end in (Process.terminate, Process.kill):
        process = Process(target=sleeps)
        process.start()
        before = process.is_alive(), process.exitcode
        end(process)
        process.join()
        print(*before, end.__name__, process.exitcode, process.is_alive(), flush=True)
