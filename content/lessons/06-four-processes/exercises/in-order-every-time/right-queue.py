"""Results come by a queue, and are sorted once all are there."""

import time
from multiprocessing import Process, Queue

SECONDS = [0.8, 0.5, 0.6, 0.4]  # that each of the four needs


def measure(number, results):
    time.sleep(SECONDS[number])  # stands for work
    results.put((number, SECONDS[number]))


if __name__ == "__main__":
    results = Queue()
    processes = [Process(target=measure, args=(number, results)) for number in range(4)]
    for process in processes:
        process.start()
    for number, seconds in sorted(results.get() for _ in processes):
        print(f"{number} took {seconds} s")
    for process in processes:
        process.join()
    print("all four are done")
