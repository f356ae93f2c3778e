"""Each process prints when the one before it has."""

import time
from multiprocessing import Event, Process

SECONDS = [0.8, 0.5, 0.6, 0.4]  # that each of the four needs


def measure(number, before, after):
    time.sleep(SECONDS[number])  # stands for work
    before.wait()
    print(f"{number} took {SECONDS[number]} s")
    after.set()


if __name__ == "__main__":
    turns = [Event() for _ in range(5)]
    turns[0].set()
    processes = [Process(target=measure, args=(number, *turns[number : number + 2])) for number in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("all four are done")
