"""Five philosophers, and a waiter who lets four of them sit down at a time."""

import time
from multiprocessing import Lock, Process, Semaphore, current_process

NAMES = ("Ada", "Bell", "Codd", "Dahl", "Eva")


def dine(seats, left, right):
    name = current_process().name
    with seats, left:
        print(f"{name} has a stick")
        time.sleep(0.3)
        with right:
            print(f"{name} eats")
            time.sleep(0.1)


if __name__ == "__main__":
    seats = Semaphore(len(NAMES) - 1)
    sticks = [Lock() for _ in NAMES]
    people = [
        Process(target=dine, args=(seats, sticks[seat], sticks[(seat + 1) % len(NAMES)]), name=name)
        for seat, name in enumerate(NAMES)
    ]
    for person in people:
        person.start()
    for person in people:
        person.join()
    print("All have eaten.")
