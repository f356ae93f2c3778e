"""Nine tasks, and a new process for each of them."""

import time
from multiprocessing import Process, current_process


def square(x):
    time.sleep(0.2)  # stands for work
    print(f"{x} squared is {x * x}, says {current_process().name}")


if __name__ == "__main__":
    processes = [Process(target=square, args=(x,)) for x in range(9)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
