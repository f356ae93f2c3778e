"""Endless recursion is an exception, in the main process and in a child."""

from multiprocessing import Process


def deeper(n):
    return deeper(n + 1) + 1


def child():
    try:
        deeper(0)
    except RecursionError as error:
        print(type(error).__name__, flush=True)


if __name__ == '__main__':
    child()
    process = Process(target=child)
    process.start()
    process.join()
    print(process.exitcode)
