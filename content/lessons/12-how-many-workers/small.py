"""Five hundred tiny tasks: in a loop, and for a pool in chunks of different sizes."""

import time
from multiprocessing import Pool

TASKS = 500  # @param {type:"slider", min:250, max:2000, step:250}
CHUNKS = (1, 10, 250)


def square(number):
    return number * number


def milliseconds(do, *arguments):
    began = time.perf_counter()
    do(*arguments)
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    numbers = range(TASKS)
    loop = milliseconds(list, map(square, numbers))
    print(f"a loop, without a pool: {loop:.1f} ms")
    with Pool(2) as pool:
        pool.map(square, range(100))  # until both are awake
        took = {chunk: milliseconds(pool.map, square, numbers, chunk) for chunk in CHUNKS}
    for chunk, each in took.items():
        print(f"two workers, chunks of {chunk:>3}: {each:.1f} ms")
    print(f"One by one took {took[1] / loop:.0f} times as long as the loop.")
