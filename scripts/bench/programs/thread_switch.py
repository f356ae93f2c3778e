"""Microseconds of a switch between two threads that hand over to each other by locks."""

import json
import threading
import time

BATCHES = 10
PAIRS = 300


def answer(mine, theirs):
    for _ in range(BATCHES * PAIRS):
        mine.acquire()
        theirs.release()


if __name__ == '__main__':
    mine, theirs = threading.Lock(), threading.Lock()
    mine.acquire()
    theirs.acquire()
    thread = threading.Thread(target=answer, args=(theirs, mine))
    thread.start()
    samples = []
    for _ in range(BATCHES):
        began = time.perf_counter()
        for _ in range(PAIRS):
            theirs.release()
            mine.acquire()
        samples.append((time.perf_counter() - began) / PAIRS / 2 * 1e6)
    thread.join()
    print(json.dumps(samples))
