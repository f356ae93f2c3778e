"""Who has reaped a process sees all that it wrote."""

import os
from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory

ROUNDS = 6


def write(name, number):
    memory = SharedMemory(name)
    memory.buf[0] = number
    memory.close()


if __name__ == '__main__':
    memory = SharedMemory(create=True, size=4)
    seen = []
    for number in range(1, ROUNDS + 1):
        process = Process(target=write, args=(memory.name, number))
        process.start()
        while os.waitpid(process.pid, os.WNOHANG)[0] == 0:
            pass
        seen.append(memory.buf[0])
    memory.unlink()
    print(seen)
