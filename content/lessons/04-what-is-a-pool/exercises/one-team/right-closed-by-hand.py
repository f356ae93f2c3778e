"""Closed and joined by hand, and the results gathered one by one."""

import time
from multiprocessing import Pool

NUMBERS = [6, 7, 9, 10, 12, 14]
ROUNDS = 3


def step(number):
    time.sleep(0.1)  # stands for work
    return number // 2 if number % 2 == 0 else 3 * number + 1


def main():
    numbers = NUMBERS
    team = Pool(processes=3)
    for _ in range(ROUNDS):
        numbers = list(team.imap(step, numbers))
    team.close()
    team.join()
    print(numbers)


if __name__ == "__main__":
    main()
