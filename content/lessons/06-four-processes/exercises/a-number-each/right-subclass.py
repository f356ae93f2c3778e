"""A class of its own, and a function of another name."""

import multiprocessing

NUMBERS = [7, 11, 13, 17]


class Squarer(multiprocessing.Process):
    def __init__(self, number):
        super().__init__()
        self.number = number

    def run(self):
        number = self.number
        # Flushed, and still one line.
        print(number, "squared is", number**2, flush=True)


if __name__ == "__main__":
    squarers = [Squarer(number) for number in NUMBERS]
    for squarer in squarers:
        squarer.start()
    for squarer in squarers:
        squarer.join()
    print("all numbers are printed")
