"""And so does an executor."""

from concurrent.futures import ProcessPoolExecutor

NUMBERS = 2_000_000  # in all parts together
PARTS = 4


def add_up(part):
    """Adds up every fourth number, from `part` on."""
    total = 0
    for number in range(part, NUMBERS, PARTS):
        total += number
    print(f"part {part}: {total}")


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=PARTS) as executor:
        for part in range(PARTS):
            executor.submit(add_up, part)
    print(f"{PARTS} parts are done")
