"""An executor is a team that is kept, too."""

import time
from concurrent.futures import ProcessPoolExecutor

NUMBERS = [6, 7, 9, 10, 12, 14]
ROUNDS = 3


def step(number):
    time.sleep(0.1)  # stands for work
    return number // 2 if number % 2 == 0 else 3 * number + 1


if __name__ == "__main__":
    numbers = NUMBERS
    with ProcessPoolExecutor(max_workers=3) as executor:
        for _ in range(ROUNDS):
            numbers = list(executor.map(step, numbers))
    print(numbers)
