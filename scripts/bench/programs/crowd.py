"""Milliseconds from the first of 16 starts until all 16 processes run."""

import json
import time
from multiprocessing import Event, Pipe, Process

CROWD = 16


def report(writer, released):
    writer.send_bytes(b'here')
    released.wait()


if __name__ == '__main__':
    reader, writer = Pipe(duplex=False)
    released = Event()
    processes = [Process(target=report, args=(writer, released)) for _ in range(CROWD)]
    began = time.perf_counter()
    for process in processes:
        process.start()
    for _ in range(CROWD):
        reader.recv_bytes()
    print(json.dumps([(time.perf_counter() - began) * 1e3]))
    released.set()
    for process in processes:
        process.join()
