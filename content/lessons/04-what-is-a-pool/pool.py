"""Three workers share nine tasks."""

import time
from multiprocessing import Pool, current_process


def square(x):
    time.sleep(0.2)  # stands for work
    return f"{x} squared is {x * x}, says {current_process().name}"


if __name__ == "__main__":
    with Pool(3) as pool:
        for line in pool.map(square, range(9)):
            print(line)
