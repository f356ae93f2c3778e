"""With an executor, whose map hands out one by one."""

import time
from concurrent.futures import ProcessPoolExecutor

SECONDS = 0.3
NUMBERS = [5, 3, 8, 1, 9, 2, 7, 4, 6, 12, 10, 11]


def ask(number):
    time.sleep(SECONDS)  # stands for waiting for the answer
    return number * number


if __name__ == "__main__":
    with ProcessPoolExecutor(6) as executor:
        answers = list(executor.map(ask, NUMBERS))
    print(answers)
