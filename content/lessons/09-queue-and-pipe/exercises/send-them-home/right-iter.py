"""Plain queues, and a sentinel that is no name either."""

import time
from multiprocessing import Process, SimpleQueue

NAMES = ["sun", "sea", "tree", "boat", "bird", "moon"]
SIZE = 100_000  # bytes


def paint(name):
    time.sleep(0.2)  # stands for work
    return name, bytes(SIZE)


def work(names, pictures):
    for name in iter(names.get, ""):
        pictures.put(paint(name))
    print("nothing left to paint")


if __name__ == "__main__":
    names, pictures = SimpleQueue(), SimpleQueue()
    workers = [Process(target=work, args=(names, pictures)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for name in NAMES + [""] * len(workers):
        names.put(name)
    for _ in NAMES:
        name, picture = pictures.get()
        print(f"{name}: {len(picture)} bytes")
    for worker in workers:
        worker.join()
    print("all pictures are here")
