"""Two people meet in a corridor, and both step aside."""

import random
import time
from multiprocessing import Array, Barrier, Process, current_process

RANDOM = False  # @param {type:"boolean"}
STEPS = 8
LEFT, RIGHT = 0, 1


def walk(me, other, sides, both):
    name = current_process().name
    both.wait()  # begin at the same moment
    for step in range(STEPS):
        if sides[me] != sides[other]:
            print(f"{name} gets past after {step} steps")
            return
        time.sleep(random.uniform(0, 0.2) if RANDOM else 0.1)  # think
        sides[me] = LEFT if sides[me] == RIGHT else RIGHT
        time.sleep(0.1)
    print(f"{name} gives up after {STEPS} steps")


if __name__ == "__main__":
    sides = Array("i", [LEFT, LEFT])
    both = Barrier(2)
    people = [
        Process(target=walk, args=(0, 1, sides, both), name="Ann"),
        Process(target=walk, args=(1, 0, sides, both), name="Ben"),
    ]
    for person in people:
        person.start()
    for person in people:
        person.join()
