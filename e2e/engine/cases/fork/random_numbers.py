"""Processes don't share their random numbers, nor their uuids."""

import random
import uuid
from multiprocessing import Process, SimpleQueue


def draw(results):
    results.put((random.random(), uuid.uuid4()))


if __name__ == '__main__':
    results = SimpleQueue()
    processes = [Process(target=draw, args=(results,)) for _ in range(3)]
    for process in processes:
        process.start()
    draw(results)
    for process in processes:
        process.join()
    drawn = [results.get() for _ in range(4)]
    print(len({number for number, _ in drawn}), len({name for _, name in drawn}))
