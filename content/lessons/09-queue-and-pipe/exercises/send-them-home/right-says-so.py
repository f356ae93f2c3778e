"""The workers say that they are through, and nobody counts pictures."""

import time
from multiprocessing import Process, Queue

NAMES = ["sun", "sea", "tree", "boat", "bird", "moon"]
SIZE = 100_000  # bytes


def paint(name):
    time.sleep(0.2)  # stands for work
    return name, bytes(SIZE)


def work(names, pictures):
    while (name := names.get()) is not None:
        pictures.put(paint(name))
    print("nothing left to paint")
    pictures.put(None)


if __name__ == "__main__":
    names, pictures = Queue(), Queue()
    workers = [Process(target=work, args=(names, pictures)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for name in NAMES:
        names.put(name)
    for _ in workers:
        names.put(None)
    working = len(workers)
    while working > 0:
        if (painted := pictures.get()) is None:
            working -= 1
        else:
            name, picture = painted
            print(f"{name}: {len(picture)} bytes")
    for worker in workers:
        worker.join()
    print("all pictures are here")
