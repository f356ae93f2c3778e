"""A bomb of many generations: the last gets the exception, and everything ends."""

import errno
from multiprocessing import Process


def bomb():
    try:
        child = Process(target=bomb)
        child.start()
    except BlockingIOError as error:
        print(type(error).__name__, error.errno == errno.EAGAIN, flush=True)
    else:
        child.join()


if __name__ == '__main__':
    bomb()
    print('over')
