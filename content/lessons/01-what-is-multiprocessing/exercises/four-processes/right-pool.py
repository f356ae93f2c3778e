"""A pool of four does it, too."""

from multiprocessing import Pool

NUMBERS = 2_000_000  # in all parts together
PARTS = 4


def add_up(part):
    """Adds up every fourth number, from `part` on."""
    total = 0
    for number in range(part, NUMBERS, PARTS):
        total += number
    print(f"part {part}: {total}")


if __name__ == "__main__":
    with Pool(PARTS) as pool:
        pool.map(add_up, range(PARTS))
    print(f"{PARTS} parts are done")
