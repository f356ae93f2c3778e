"""One sum in four parts, one after the other."""

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
        add_up(part)
    print(f"{PARTS} parts are done")
