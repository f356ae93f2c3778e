"""Microseconds from put() in one process to get() in another: half a round trip through two Queues."""

import json
import time
from multiprocessing import Process, Queue

BATCHES = 60
TRIPS = 100


def echo(requests, answers):
    while (message := requests.get()) is not None:
        answers.put(message)


if __name__ == '__main__':
    requests, answers = Queue(), Queue()
    process = Process(target=echo, args=(requests, answers))
    process.start()
    samples = []
    for _ in range(BATCHES):
        began = time.perf_counter()
        for number in range(TRIPS):
            requests.put(number)
            answers.get()
        samples.append((time.perf_counter() - began) / TRIPS / 2 * 1e6)
    requests.put(None)
    process.join()
    print(json.dumps(samples))
