"""initializer, maxtasksperchild, names, and workers that are replaced when they die."""

import os
from multiprocessing import Barrier, Pool, current_process

greeting = None
barrier = None


def prepare(word):
    global greeting
    greeting = word


def greet(n):
    return greeting, n


def prepare_to_meet(shared):
    global barrier
    barrier = shared


def meet(_n):
    barrier.wait()
    return who(_n)


def who(_n):
    return os.getpid(), current_process().name, current_process().daemon


def die(n):
    if n == 1:
        os._exit(1)
    return n


if __name__ == '__main__':
    with Pool(2, initializer=prepare, initargs=('hello',)) as pool:
        print(pool.map(greet, range(3)))
    with Pool(1, maxtasksperchild=2) as pool:
        seen = pool.map(who, range(6), chunksize=1)
        pids = [pid for pid, _, _ in seen]
        print(len(set(pids)), pids[0] == pids[1], pids[1] == pids[2], all(daemon for _, _, daemon in seen))
    with Pool(2, prepare_to_meet, (Barrier(2),)) as pool:
        seen = pool.map(meet, range(2), chunksize=1)
        print(len({pid for pid, _, _ in seen}), all('PoolWorker-' in name for _, name, _ in seen))
        lost = pool.apply_async(die, (1,))
        lost.wait(0.5)
        print(lost.ready(), pool.map(die, [2, 3]))
    pool = Pool(2)
    pool.terminate()
    pool.join()
    print('terminated')
