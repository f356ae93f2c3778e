"""Exceptions whose text can't be had, and hooks that fail or are gone, are told of as CPython does."""

import sys
from multiprocessing import Process


class Awkward(Exception):
    def __str__(self):
        raise RuntimeError('no text')


def awkward():
    raise Awkward


if __name__ == '__main__':
    child = Process(target=awkward)
    child.start()
    child.join()
    print(child.exitcode)
    if child.exitcode == 1:
        sys.excepthook = lambda *_: 1 / 0
    awkward()
