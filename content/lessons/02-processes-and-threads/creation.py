"""How long does it take to make a thread, and how long a process?"""

import time
from multiprocessing import Process
from threading import Thread

TIMES = 10  # @param {type:"slider", min:1, max:40}


def nothing():
    pass


def milliseconds_to_make(kind):
    began = time.perf_counter()
    for _ in range(TIMES):
        worker = kind(target=nothing)
        worker.start()
        worker.join()
    return (time.perf_counter() - began) / TIMES * 1000


if __name__ == "__main__":
    print(f"a thread:  {milliseconds_to_make(Thread):.2f} ms to start and join")
    print(f"a process: {milliseconds_to_make(Process):.2f} ms to start and join")
