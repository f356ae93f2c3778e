"""A class of its own for the processes."""

import multiprocessing

NUMBERS = 2_000_000  # in all parts together
PARTS = 4


def add_up(part):
    """Adds up every fourth number, from `part` on."""
    total = 0
    for number in range(part, NUMBERS, PARTS):
        total += number
    print(f"part {part}: {total}")


class Adder(multiprocessing.Process):
    def __init__(self, part):
        super().__init__(name=f"adder of part {part}")
        self.part = part

    def run(self):
        add_up(self.part)


def main():
    adders = [Adder(part) for part in range(PARTS)]
    for adder in adders:
        adder.start()
    while adders:
        adders.pop().join()
    print(f"{PARTS} parts are done")


if __name__ == "__main__":
    main()
