# fails: at-once

from multiprocessing import Process

NUMBERS = 2_000_000  # in all parts together
PARTS = 4


def add_up(part):
    """Adds up every fourth number, from `part` on."""
    total = 0
    for number in range(part, NUMBERS, PARTS):
        total += number
    print(f"part {part}: {total}")


if __name__ == "__main__":
    for part in range(PARTS):
        process = Process(target=add_up, args=(part,))
        process.start()
        process.join()
    print(f"{PARTS} parts are done")
