"""A child has no standard input: multiprocessing gives it /dev/null."""

import sys
from multiprocessing import Process


def child():
    try:
        input()
    except EOFError as error:
        print('EOFError:', error, flush=True)
    print(repr(sys.stdin.read()), flush=True)


if __name__ == '__main__':
    process = Process(target=child)
    process.start()
    process.join()
    print(input())
