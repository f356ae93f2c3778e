# fails: workers

import time
from multiprocessing import Pool

NUMBERS = [6, 7, 9, 10, 12, 14]
ROUNDS = 3


def step(number):
    time.sleep(0.1)  # stands for work
    return number // 2 if number % 2 == 0 else 3 * number + 1


if __name__ == "__main__":
    numbers = NUMBERS
    for _ in range(ROUNDS):
        pool = Pool(3)
        numbers = pool.map(step, numbers)
        pool.close()
        pool.join()
    print(numbers)
