"""stdout and stderr arrive in the order in which they were written."""

import sys
from multiprocessing import Process


def write(name):
    for n in range(20):
        print(name, n, file=sys.stderr if n % 2 else sys.stdout, flush=True)


if __name__ == '__main__':
    write('main')
    process = Process(target=write, args=('child',))
    process.start()
    process.join()
    write('main again')
