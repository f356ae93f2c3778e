"""An executor, and a list of parts at a time."""

from concurrent.futures import ProcessPoolExecutor

NUMBERS = 4_800_000  # in all parts together
PARTS = 12


def add_up(part):
    """Adds up every twelfth number, from `part` on."""
    total = 0
    for number in range(part, NUMBERS, PARTS):
        total += number
    print(f"part {part}: {total}")


def add_up_all(parts):
    for part in parts:
        add_up(part)


if __name__ == "__main__":
    with ProcessPoolExecutor(4) as executor:
        for first in range(4):
            executor.submit(add_up_all, range(first, PARTS, 4))
    print(f"{PARTS} parts are done")
