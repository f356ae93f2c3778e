"""The main process ends at once, while its children still sleep."""

import os
import time
from multiprocessing import Event, Process


def sleeps(ready):
    ready.set()
    time.sleep(60)


if __name__ == '__main__':
    events = [Event(), Event()]
    for event in events:
        Process(target=sleeps, args=(event,)).start()
    for event in events:
        event.wait()
    print('leaving', flush=True)
    os._exit(7)
