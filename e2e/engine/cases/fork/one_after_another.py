"""Children that come one after the other find nothing of each other, whichever interpreter they are given."""

import os
import signal
import sys
import threading
from multiprocessing import Pipe, Process

CHILDREN = 60
MEGABYTES = 5


def look(connection):
    descriptor = os.open(os.devnull, os.O_RDONLY)
    os.close(descriptor)
    connection.send(
        (
            descriptor,
            os.getcwd() == home,
            'LITTER' in os.environ or 'litter' in sys.modules,
            signal.getsignal(signal.SIGTERM) is signal.SIG_DFL,
            threading.active_count(),
            bytes(MEGABYTES << 20).count(0) >> 20,
        )
    )


def litter(number):
    os.chdir('/')
    os.environ['LITTER'] = 'left'
    sys.modules['litter'] = sys
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    for _ in range(5):
        os.open(os.devnull, os.O_RDONLY)
    print(number, 'before', flush=True)
    os.dup2(os.pipe()[1], 1)
    print(number, 'into a pipe', flush=True)
    thread = threading.Thread(target=fill)
    thread.start()
    thread.join()
    if number == 3:
        threading.Thread(target=threading.Event().wait, daemon=True).start()


def fill():
    blocks = [bytearray([255]) * 1000 for _ in range(MEGABYTES * 1000)]
    assert all(block.count(255) == 1000 for block in blocks)


def child(connection, number):
    look(connection)
    grandchild = Process(target=look, args=(connection,))
    grandchild.start()
    grandchild.join()
    litter(number)
    if number % 3 == 2:
        os._exit(number)
    if number % 3 == 1:
        sys.exit(number)


if __name__ == '__main__':
    home = os.getcwd()
    found = []
    for number in range(CHILDREN):
        ours, theirs = Pipe()
        process = Process(target=child, args=(theirs, number))
        process.start()
        seen = ours.recv(), ours.recv()
        process.join()
        found.append((*seen, process.exitcode == (number if number % 3 else 0)))
        ours.close()
        theirs.close()
    print(len(found), len(set(found)), [look[1:] for look in found[0][:2]], found[0][2])
