"""Each task does all rounds of its number."""

import time
from multiprocessing import Pool

NUMBERS = [6, 7, 9, 10, 12, 14]
ROUNDS = 3


def step(number):
    time.sleep(0.1)  # stands for work
    return number // 2 if number % 2 == 0 else 3 * number + 1


def all_steps(number):
    for _ in range(ROUNDS):
        number = step(number)
    return number


if __name__ == "__main__":
    with Pool(3) as pool:
        numbers = pool.map(all_steps, NUMBERS, chunksize=1)
    print(numbers)
