# fails: at-once, waits


import time
from multiprocessing import Array, Lock, Process

WORKERS = 3
FACTOR = 5


def measure(place):
    time.sleep(0.1)  # stands for work
    return FACTOR * (place + 1)


def fill(worker, depths, lock):
    for place in range(worker, len(depths), WORKERS):
        with lock:
            depths[place] = measure(place)


if __name__ == "__main__":
    depths = Array("i", 12, lock=False)
    lock = Lock()
    processes = [Process(target=fill, args=(worker, depths, lock)) for worker in range(WORKERS)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(list(depths))
