"""The rate is an argument that is given beforehand."""

import time
from functools import partial
from multiprocessing import Process

RATE = 7  # per cent
PRICES = [100, 200, 300]


def ask_rate():
    time.sleep(0.1)  # stands for asking the bank
    print("asked for the rate")
    return RATE


def print_price(rate, price):
    print(f"{price} becomes {price + price * rate // 100}")


def main():
    printer = partial(print_price, ask_rate())
    processes = [Process(target=printer, args=(price,)) for price in PRICES]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("all prices are printed")


if __name__ == "__main__":
    main()
