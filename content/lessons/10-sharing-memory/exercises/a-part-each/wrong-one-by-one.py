# fails: at-once


import time
from multiprocessing import Array, Process

WORKERS = 3
FACTOR = 5


def measure(place):
    time.sleep(0.1)  # stands for work
    return FACTOR * (place + 1)


def fill(worker, depths):
    for place in range(worker, len(depths), WORKERS):
        depths[place] = measure(place)


if __name__ == "__main__":
    depths = Array("i", 12, lock=False)
    processes = [Process(target=fill, args=(worker, depths)) for worker in range(WORKERS)]
    for process in processes:
        process.start()
        process.join()
    print(list(depths))
