"""A process that has closed or removed its own standard streams ends as any other."""

import sys
from multiprocessing import Process


def close():
    sys.stdout.close()
    sys.stderr.close()


def remove():
    sys.stdout = sys.stderr = None


if __name__ == '__main__':
    for target in (close, remove):
        process = Process(target=target)
        process.start()
        process.join()
        print(process.exitcode)
