# fails: workers, ran

import time
from multiprocessing.pool import ThreadPool

NUMBERS = [6, 7, 9, 10, 12, 14]
ROUNDS = 3


def step(number):
    time.sleep(0.1)  # stands for work
    return number // 2 if number % 2 == 0 else 3 * number + 1


if __name__ == "__main__":
    numbers = NUMBERS
    with ThreadPool(3) as pool:
        for _ in range(ROUNDS):
            numbers = pool.map(step, numbers)
    print(numbers)
