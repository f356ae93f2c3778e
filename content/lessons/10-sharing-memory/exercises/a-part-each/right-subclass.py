"""A class of its own, which is given its places."""

import time
from multiprocessing import Array, Process

WORKERS = 3
FACTOR = 5


def measure(place):
    time.sleep(0.1)  # stands for work
    return FACTOR * (place + 1)


class Diver(Process):
    def __init__(self, depths, places):
        super().__init__()
        self.depths, self.places = depths, places

    def run(self):
        for place in self.places:
            self.depths[place] = measure(place)


if __name__ == "__main__":
    depths = Array("i", 12, lock=False)
    processes = [Diver(depths, range(12)[worker::WORKERS]) for worker in range(WORKERS)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(list(depths))
