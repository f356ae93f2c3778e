"""A queue: one process cooks, two eat. Watch who waits, and who gets which plate."""

import time
from multiprocessing import Process, Queue, current_process


def cook(table):
    for plate in ("soup", "bread", "rice", "beans", "pears", "tea", None, None):
        time.sleep(0.1)
        table.put(plate)  # None, once for each eater: no more will come


def eat(table):
    while (plate := table.get()) is not None:
        print(f"{current_process().name} has {plate}")
        time.sleep(0.25)


if __name__ == "__main__":
    table = Queue()
    people = [Process(target=cook, args=(table,), name="Cook")]
    people += [Process(target=eat, args=(table,), name=name) for name in ("Ann", "Ben")]
    for person in people:
        person.start()
    for person in people:
        person.join()
