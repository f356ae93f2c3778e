# fails: started-together


import time
from multiprocessing import Process

RATE = 7  # per cent
PRICES = [100, 200, 300]


def ask_rate():
    time.sleep(0.1)  # stands for asking the bank
    print("asked for the rate")
    return RATE


def print_price(price, rate):
    print(f"{price} becomes {price + price * rate // 100}")


if __name__ == "__main__":
    rate = ask_rate()
    processes = [Process(target=print_price, args=(price, rate)) for price in PRICES]
    for process in processes:
        process.start()
        process.join()
    print("all prices are printed")
