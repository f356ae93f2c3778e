"""A million lines of two processes: one prints them singly, the other by the hundred."""

from multiprocessing import Process


def singly():
    for n in range(100_000):
        print('child', n)


if __name__ == '__main__':
    process = Process(target=singly)
    process.start()
    for first in range(0, 900_000, 100):
        print('\n'.join(f'main {n}' for n in range(first, first + 100)))
    process.join()
