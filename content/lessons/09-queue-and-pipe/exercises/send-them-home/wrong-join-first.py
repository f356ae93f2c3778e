# fails: no-deadlock, ends


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
    for worker in workers:
        worker.start()
    for name in NAMES:
        names.put(name)
    for _ in workers:
        names.put(None)
    for worker in workers:
        worker.join()
    for _ in NAMES:
        name, picture = pictures.get()
        print(f"{name}: {len(picture)} bytes")
    print("all pictures are here")
