"""Children have children; names and parents go down the line."""

import os
from multiprocessing import Process, SimpleQueue, current_process


def descend(line, depth):
    process = current_process()
    line.put((depth, process.name, os.getpid(), process._parent_pid))
    if depth < 2:
        children = [Process(target=descend, args=(line, depth + 1)) for _ in range(2)]
        for child in children:
            child.start()
        for child in children:
            child.join()


if __name__ == '__main__':
    line = SimpleQueue()
    process = Process(target=descend, args=(line, 0))
    process.start()
    process.join()
    seen = [line.get() for _ in range(7)]
    print(sorted((depth, name) for depth, name, _, _ in seen))
    pids = {pid for _, _, pid, _ in seen}
    print(len(pids), sum(parent in pids for _, _, _, parent in seen))
