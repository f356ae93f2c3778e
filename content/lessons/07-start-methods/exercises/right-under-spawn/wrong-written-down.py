# fails: lines


import time
from multiprocessing import Process

RATE = 7  # per cent
PRICES = [100, 200, 300]


def ask_rate():
    time.sleep(0.1)  # stands for asking the bank
    print("asked for the rate")
    return RATE


def print_price(price):
    print(f"{price} becomes {price + price * rate // 100}")


rate = 7

if __name__ == "__main__":
    ask_rate()
    processes = [Process(target=print_price, args=(price,)) for price in PRICES]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("all prices are printed")
