"""Waits, each ended by what another process does."""

import time
from multiprocessing import Event, Pipe, Process


def work(connection, event):
    time.sleep(0.1)
    connection.send('here')
    time.sleep(0.1)
    event.set()
    time.sleep(0.1)


if __name__ == '__main__':
    ours, theirs = Pipe()
    event = Event()
    child = Process(target=work, args=(theirs, event))
    child.start()
    print(ours.recv())
    print(event.wait(10))
    child.join()
