"""Three processes want the same lock, again and again. Who gets it how often?"""

import time
from multiprocessing import Barrier, Lock, Process, current_process

SECONDS = 1.5


def use(lock, all_here):
    all_here.wait()  # begin at the same moment
    times = 0
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        with lock:
            times += 1
            time.sleep(0.02)  # what the lock is needed for
    print(f"{current_process().name} had the lock {times} times")


if __name__ == "__main__":
    lock = Lock()
    all_here = Barrier(3)
    people = [Process(target=use, args=(lock, all_here), name=name) for name in ("Ann", "Ben", "Cem")]
    for person in people:
        person.start()
    for person in people:
        person.join()
