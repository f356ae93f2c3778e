"""Two processes' locks are crossed, but the parent releases one that a child has acquired for good."""

import time
from multiprocessing import Barrier, Lock, Process


def left(a, b, both_hold):
    with a:
        both_hold.wait()
        with b:
            print('left has both', flush=True)


def right(a, b, both_hold):
    b.acquire()
    both_hold.wait()
    with a:
        print('right has a', flush=True)


if __name__ == '__main__':
    arguments = Lock(), Lock(), Barrier(3)
    processes = [Process(target=target, args=arguments) for target in (left, right)]
    for process in processes:
        process.start()
    arguments[2].wait()
    time.sleep(0.6)
    arguments[1].release()
    for process in processes:
        process.join()
