"""A pool whose workers are told the rate when they begin."""

import time
from multiprocessing import Pool

RATE = 7  # per cent
PRICES = [100, 200, 300]


def ask_rate():
    time.sleep(0.1)  # stands for asking the bank
    print("asked for the rate")
    return RATE


def know(given):
    global rate
    rate = given


def print_price(price):
    print(f"{price} becomes {price + price * rate // 100}")


if __name__ == "__main__":
    with Pool(3, initializer=know, initargs=(ask_rate(),)) as pool:
        pool.map(print_price, PRICES)
    print("all prices are printed")
