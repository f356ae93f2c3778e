"""Five philosophers who all take the chopstick with the lower number first."""

import time
from multiprocessing import Lock, Process, current_process

NAMES = ("Ada", "Bell", "Codd", "Dahl", "Eva")


def dine(first, second):
    name = current_process().name
    with first:
        print(f"{name} has a stick")
        time.sleep(0.3)
        with second:
            print(f"{name} eats")
            time.sleep(0.1)


if __name__ == "__main__":
    sticks = [Lock() for _ in NAMES]
    people = []
    for seat, name in enumerate(NAMES):
        lower, higher = sorted([seat, (seat + 1) % len(NAMES)])
        people.append(Process(target=dine, args=(sticks[lower], sticks[higher]), name=name))
    for person in people:
        person.start()
    for person in people:
        person.join()
    print("All have eaten.")
