"""Daemonic processes end with their parent, and may not have children; others are waited for."""

import time
from multiprocessing import Event, Process


def never_ends(ready):
    try:
        Process(target=print).start()
    except AssertionError as error:
        print(error, flush=True)
    ready.set()
    time.sleep(60)


def ends_late():
    time.sleep(0.3)
    print('the other was waited for', flush=True)


if __name__ == '__main__':
    ready = Event()
    Process(target=never_ends, args=(ready,), daemon=True).start()
    Process(target=ends_late).start()
    ready.wait()
    print('end of main', flush=True)
