# fails: at-once


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


if __name__ == "__main__":
    names, pictures = Queue(), Queue()
    workers = [Process(target=work, args=(names, pictures)) for _ in range(2)]
    for name in NAMES:
        names.put(name)
    names.put(None)
    names.put(None)
    workers[0].start()
    for _ in NAMES:
        name, picture = pictures.get()
        print(f"{name}: {len(picture)} bytes")
    workers[1].start()
    for worker in workers:
        worker.join()
    print("all pictures are here")
