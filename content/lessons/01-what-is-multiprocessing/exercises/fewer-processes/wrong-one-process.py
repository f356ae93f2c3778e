# fails: processes

from multiprocessing import Process

NUMBERS = 4_800_000  # in all parts together
PARTS = 12


def add_up(part):
    """Adds up every twelfth number, from `part` on."""
    total = 0
    for number in range(part, NUMBERS, PARTS):
        total += number
    print(f"part {part}: {total}")


def add_up_all():
    for part in range(PARTS):
        add_up(part)


if __name__ == "__main__":
    process = Process(target=add_up_all)
    process.start()
    process.join()
    print(f"{PARTS} parts are done")
