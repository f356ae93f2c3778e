"""An exception in a child: its traceback is CPython's, and the others go on."""

from multiprocessing import Process


def inner(key):
    return {'a': 1}[key]


def child():
    try:
        inner('b')
    except KeyError as error:
        raise RuntimeError('no such key') from error


if __name__ == '__main__':
    process = Process(target=child)
    process.start()
    process.join()
    print('exit code', process.exitcode)
