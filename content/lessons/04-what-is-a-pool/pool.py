"""Three workers share nine tasks."""

import time
from multiprocessing import Pool, current_process

WORKERS = 3  # @param {type:"slider", min:1, max:9}
TASKS = 9  # @param {type:"slider", min:1, max:24}
SECONDS = 0.2  # @param {type:"slider", min:0, max:1, step:0.1}


def square(x):
    time.sleep(SECONDS)  # stands for work
    return f"{x} squared is {x * x}, says {current_process().name}"


if __name__ == "__main__":
    with Pool(WORKERS) as pool:
        for line in pool.map(square, range(TASKS)):
            print(line)
