"""Bytes in shared memory, and a row of places for each."""

import time
from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory

WORKERS = 3
FACTOR = 5


def measure(place):
    time.sleep(0.1)  # stands for work
    return FACTOR * (place + 1)


def fill(worker, memory):
    for place in range(worker, 12, WORKERS):
        memory.buf[place] = measure(place)


if __name__ == "__main__":
    memory = SharedMemory(create=True, size=12)
    processes = [Process(target=fill, args=(worker, memory)) for worker in range(WORKERS)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(list(memory.buf[:12]))
    memory.close()
    memory.unlink()
