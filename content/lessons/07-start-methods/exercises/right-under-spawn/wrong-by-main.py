# fails: start-method, processes, lines


import time

RATE = 7  # per cent
PRICES = [100, 200, 300]


def ask_rate():
    time.sleep(0.1)  # stands for asking the bank
    print("asked for the rate")
    return RATE


def print_price(price):
    print(f"{price} becomes {price + price * rate // 100}")


rate = ask_rate()
for price in PRICES:
    print_price(price)
print("all prices are printed")
