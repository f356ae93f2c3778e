"""A pool of two takes part after part."""

from multiprocessing import Pool

NUMBERS = 4_800_000  # in all parts together
PARTS = 12


def add_up(part):
    """Adds up every twelfth number, from `part` on."""
    total = 0
    for number in range(part, NUMBERS, PARTS):
        total += number
    print(f"part {part}: {total}")


if __name__ == "__main__":
    with Pool(2) as pool:
        pool.map(add_up, range(PARTS), chunksize=1)
    print(f"{PARTS} parts are done")
