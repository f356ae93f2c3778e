"""A class for a process that has two thirds, and one for the rest."""

from multiprocessing import Process

NUMBERS = 4_800_000  # in all parts together
PARTS = 12


def add_up(part):
    """Adds up every twelfth number, from `part` on."""
    total = 0
    for number in range(part, NUMBERS, PARTS):
        total += number
    print(f"part {part}: {total}")


class Adder(Process):
    def __init__(self, parts):
        super().__init__()
        self.parts = parts

    def run(self):
        for part in self.parts:
            add_up(part)


if __name__ == "__main__":
    adders = [Adder(range(8)), Adder(range(8, PARTS))]
    for adder in adders:
        adder.start()
    for adder in adders:
        adder.join()
    print(f"{PARTS} parts are done")
