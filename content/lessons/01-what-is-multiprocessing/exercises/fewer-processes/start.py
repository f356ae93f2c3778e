"""Twelve small sums, and a new process for each of them."""

from multiprocessing import Process

NUMBERS = 4_800_000  # in all parts together
PARTS = 12


def add_up(part):
    """Adds up every twelfth number, from `part` on."""
    total = 0
    for number in range(part, NUMBERS, PARTS):
        total += number
    print(f"part {part}: {total}")


if __name__ == "__main__":
    processes = [Process(target=add_up, args=(part,)) for part in range(PARTS)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(f"{PARTS} parts are done")
