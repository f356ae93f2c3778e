# fails: ran


import time
from multiprocessing import Process

NAMES = ["sun", "sea", "tree", "boat", "bird", "moon"]
SIZE = 100_000  # bytes


def paint(name):
    time.sleep(0.2)  # stands for work
    return name, bytes(SIZE)


if __name__ == "__main__":
    workers = [Process(target=print, args=("nothing left to paint",)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for each in NAMES:
        name, picture = paint(each)
        print(f"{name}: {len(picture)} bytes")
    for worker in workers:
        worker.join()
    print("all pictures are here")
