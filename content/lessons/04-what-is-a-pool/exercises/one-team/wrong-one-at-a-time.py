# fails: at-once

import time
from multiprocessing import Pool

NUMBERS = [6, 7, 9, 10, 12, 14]
ROUNDS = 3


def step(number):
    time.sleep(0.1)  # stands for work
    return number // 2 if number % 2 == 0 else 3 * number + 1


if __name__ == "__main__":
    numbers = NUMBERS
    with Pool(3) as pool:
        for _ in range(ROUNDS):
            numbers = [pool.apply(step, (number,)) for number in numbers]
    print(numbers)
