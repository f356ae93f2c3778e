"""Microseconds of a round trip through a Pipe between two processes that have one thread each."""

import json
import time
from multiprocessing import Pipe, Process

BATCHES = 60
TRIPS = 300


def echo(connection):
    while (message := connection.recv()) is not None:
        connection.send(message)


if __name__ == '__main__':
    ours, theirs = Pipe()
    process = Process(target=echo, args=(theirs,))
    process.start()
    samples = []
    for _ in range(BATCHES):
        began = time.perf_counter()
        for number in range(TRIPS):
            ours.send(number)
            ours.recv()
        samples.append((time.perf_counter() - began) / TRIPS * 1e6)
    ours.send(None)
    process.join()
    print(json.dumps(samples))
