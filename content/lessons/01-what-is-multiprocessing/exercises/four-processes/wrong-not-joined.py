# fails: joined

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
    processes = [Process(target=add_up, args=(part,)) for part in range(PARTS)]
    for process in processes:
        process.start()
    print(f"{PARTS} parts are done")
