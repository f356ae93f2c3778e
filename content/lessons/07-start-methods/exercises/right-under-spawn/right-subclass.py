"""A class of its own: its instance travels to the child, with all that it has."""

import time
from multiprocessing import Process

RATE = 7  # per cent
PRICES = [100, 200, 300]


def ask_rate():
    time.sleep(0.1)  # stands for asking the bank
    print("asked for the rate")
    return RATE


class Printer(Process):
    def __init__(self, price, rate):
        super().__init__()
        self.price, self.rate = price, rate

    def run(self):
        print(f"{self.price} becomes {self.price + self.price * self.rate // 100}")


if __name__ == "__main__":
    rate = ask_rate()
    processes = [Printer(price, rate) for price in PRICES]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("all prices are printed")
