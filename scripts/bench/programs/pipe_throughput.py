"""Megabytes a second through a Pipe, in messages of 1 MB."""

import json
import time
from multiprocessing import Pipe, Process

BATCHES = 5
MESSAGES = 40
MEGABYTE = 1_000_000


def take(connection):
    for _ in range(BATCHES):
        for _ in range(MESSAGES):
            connection.recv_bytes()
        connection.send_bytes(b'all')


if __name__ == '__main__':
    ours, theirs = Pipe()
    process = Process(target=take, args=(theirs,))
    process.start()
    message = bytes(MEGABYTE)
    samples = []
    for _ in range(BATCHES):
        began = time.perf_counter()
        for _ in range(MESSAGES):
            ours.send_bytes(message)
        ours.recv_bytes()
        samples.append(MESSAGES / (time.perf_counter() - began))
    process.join()
    print(json.dumps(samples))
