"""Five philosophers at a round table, with a chopstick between each two of them."""

import time
from multiprocessing import Barrier, Lock, Process, current_process

NAMES = ("Ada", "Bell", "Codd", "Dahl", "Eva")


def dine(seated, left, right):
    name = current_process().name
    seated.wait()  # begin at the same moment
    with left:
        print(f"{name} has a stick")
        time.sleep(0.3)  # time enough for the others to take theirs
        with right:
            print(f"{name} eats")
            time.sleep(0.1)


if __name__ == "__main__":
    seated = Barrier(len(NAMES))
    sticks = [Lock() for _ in NAMES]
    people = [
        Process(target=dine, args=(seated, sticks[seat], sticks[(seat + 1) % len(NAMES)]), name=name)
        for seat, name in enumerate(NAMES)
    ]
    for person in people:
        person.start()
    for person in people:
        person.join()
    print("All have eaten.")
