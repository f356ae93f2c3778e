# fails: lines

import time
from multiprocessing import Lock, Process

SECONDS = [0.8, 0.5, 0.6, 0.4]  # that each of the four needs


def measure(number, lock):
    time.sleep(SECONDS[number])  # stands for work
    with lock:
        print(f"{number} took {SECONDS[number]} s")


if __name__ == "__main__":
    lock = Lock()
    processes = [Process(target=measure, args=(number, lock)) for number in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("all four are done")
