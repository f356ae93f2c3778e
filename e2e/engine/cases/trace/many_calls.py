"""A function that is called too often to be traced, and one that is called as often, but slowly."""

import time


def fast():
    pass


def slow():
    time.sleep(0.002)


def between():
    time.sleep(0.15)


if __name__ == '__main__':
    for _ in range(20_000):
        fast()
    between()
    between()
    for _ in range(20_000):
        fast()
    for _ in range(600):
        slow()
    print('ok')
