"""Nine tasks, and a new process for each of them."""

import time
from multiprocessing import Process, current_process

TASKS = 9  # @param {type:"slider", min:1, max:24}
SECONDS = 0.2  # @param {type:"slider", min:0, max:1, step:0.1}


def square(x):
    time.sleep(SECONDS)  # stands for work
    print(f"{x} squared is {x * x}, says {current_process().name}")


if __name__ == "__main__":
    processes = [Process(target=square, args=(x,)) for x in range(TASKS)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
