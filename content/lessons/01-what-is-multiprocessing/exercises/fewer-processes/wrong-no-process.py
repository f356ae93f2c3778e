# fails: processes, ran

NUMBERS = 4_800_000  # in all parts together
PARTS = 12


def add_up(part):
    """Adds up every twelfth number, from `part` on."""
    total = 0
    for number in range(part, NUMBERS, PARTS):
        total += number
    print(f"part {part}: {total}")


if __name__ == "__main__":
    for part in range(PARTS):
        add_up(part)
    print(f"{PARTS} parts are done")
