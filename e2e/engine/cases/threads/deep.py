"""Recursion through C functions is an exception in a thread, too, and the process lives on."""

import threading


def deeper(n):
    return sorted([n], key=lambda n: deeper(n + 1))


def deep():
    try:
        deeper(0)
    except RecursionError as error:
        print(type(error).__name__)


deep()
thread = threading.Thread(target=deep)
thread.start()
thread.join()
print('done')
