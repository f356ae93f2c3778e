# fails: through


import time
from multiprocessing import Process, Queue

NAMES = ["sun", "sea", "tree", "boat", "bird", "moon"]
SIZE = 100_000  # bytes


def paint(name):
    time.sleep(0.2)  # stands for work
    return name, bytes(SIZE)


def work(names, pictures):
    while True:
        name = names.get()
        pictures.put(paint(name))


if __name__ == "__main__":
    names, pictures = Queue(), Queue()
    workers = [Process(target=work, args=(names, pictures)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for name in NAMES:
        names.put(name)
    for _ in NAMES:
        name, picture = pictures.get()
        print(f"{name}: {len(picture)} bytes")
    for worker in workers:
        worker.terminate()
    for worker in workers:
        worker.join()
    print("all pictures are here")
