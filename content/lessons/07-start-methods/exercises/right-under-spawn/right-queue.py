"""The rate is sent by a queue."""

import time
from multiprocessing import Process, SimpleQueue

RATE = 7  # per cent
PRICES = [100, 200, 300]


def ask_rate():
    time.sleep(0.1)  # stands for asking the bank
    print("asked for the rate")
    return RATE


def print_price(price, rates):
    rate = rates.get()
    print(f"{price} becomes {price + price * rate // 100}")


if __name__ == "__main__":
    rates = SimpleQueue()
    rate = ask_rate()
    processes = [Process(target=print_price, args=(price, rates)) for price in PRICES]
    for process in processes:
        process.start()
        rates.put(rate)
    for process in processes:
        process.join()
    print("all prices are printed")
