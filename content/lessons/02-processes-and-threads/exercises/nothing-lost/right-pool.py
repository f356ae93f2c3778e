"""A pool of four: what is shared comes with its workers."""

from multiprocessing import Barrier, Pool, RLock, Value

TIMES = 1000  # by each of the four


def share(*shared):
    global total, lock, all_here
    total, lock, all_here = shared


def count(_):
    all_here.wait()
    for _ in range(TIMES):
        with lock:
            total.value = total.value + 1


if __name__ == "__main__":
    shared = Value("i", 0, lock=False), RLock(), Barrier(4)
    with Pool(4, initializer=share, initargs=shared) as pool:
        pool.map(count, range(4))
    print(f"total = {shared[0].value}")
