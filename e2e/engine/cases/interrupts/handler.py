"""A handler of SIGINT that lets the work in hand be finished, in the parent and in a child."""

import signal
import time
from multiprocessing import Process

stopping = False


def stop(_number, _frame):
    global stopping
    stopping = True


def work(name):
    signal.signal(signal.SIGINT, stop)
    if name == 'child':
        print('working', flush=True)
    while not stopping:
        time.sleep(0.01)
    until = time.perf_counter() + 0.4
    while time.perf_counter() < until:
        pass
    print(name, 'finished', flush=True)


if __name__ == '__main__':
    child = Process(target=work, args=('child',))
    child.start()
    work('parent')
    child.join()
    print('exit code', child.exitcode)
