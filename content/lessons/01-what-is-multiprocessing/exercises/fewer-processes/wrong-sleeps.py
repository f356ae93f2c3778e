# fails: joined

import time
from multiprocessing import Process

NUMBERS = 4_800_000  # in all parts together
PARTS = 12
PROCESSES = 3


def add_up(part):
    """Adds up every twelfth number, from `part` on."""
    total = 0
    for number in range(part, NUMBERS, PARTS):
        total += number
    print(f"part {part}: {total}")


def add_up_several(first):
    """Every third part, from `first` on."""
    for part in range(first, PARTS, PROCESSES):
        add_up(part)


if __name__ == "__main__":
    for first in range(PROCESSES):
        Process(target=add_up_several, args=(first,)).start()
    time.sleep(2.5)
    print(f"{PARTS} parts are done")
