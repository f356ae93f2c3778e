"""All processes read the same clocks: a child's times lie between its parent's, and its parent's between a child's."""

import threading
import time
from multiprocessing import Pipe, Process

CLOCKS = time.perf_counter, time.monotonic, time.time


def read():
    return [clock() for clock in CLOCKS]


def child(conn):
    for _ in range(20):
        conn.recv()
        conn.send(read())


if __name__ == '__main__':
    ours, theirs = Pipe()
    process = Process(target=child, args=(theirs,))
    process.start()
    moments = [read()]
    for _ in range(20):
        ours.send(None)
        moments.append(ours.recv())
        moments.append(read())
    process.join()
    for name, times in zip(('perf_counter', 'monotonic', 'time'), zip(*moments, strict=True), strict=True):
        print(name, list(times) == sorted(times))
    thread = threading.Thread(target=lambda: moments.append(read()))
    thread.start()
    thread.join()
    print(moments[-2] <= moments[-1] <= read())
    print(abs(time.time() - time.time_ns() / 1e9) < 1, abs(time.perf_counter() - time.perf_counter_ns() / 1e9) < 1)
