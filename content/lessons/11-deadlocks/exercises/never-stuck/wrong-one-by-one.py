# fails: at-once


import time
from multiprocessing import Barrier, Process, Value

TIMES = 3
SECONDS = 0.1
PAYMENTS = [(0, 1, 5), (1, 0, 3), (2, 3, 7), (3, 2, 2)]  # from, to, how much


def book(sender, receiver, amount):
    """Both accounts have to be locked."""
    sender.value -= amount
    time.sleep(SECONDS)  # stands for a slow bank
    receiver.value += amount


def pay(accounts, sender, receiver, amount, all_here):
    all_here.wait()  # begin at the same moment
    for _ in range(TIMES):
        with accounts[sender].get_lock(), accounts[receiver].get_lock():
            book(accounts[sender], accounts[receiver], amount)


if __name__ == "__main__":
    accounts = [Value("i", 1000) for _ in range(4)]
    all_here = Barrier(1)
    payers = [Process(target=pay, args=(accounts, *payment, all_here)) for payment in PAYMENTS]
    for payer in payers:
        payer.start()
        payer.join()
    print("balances:", *[account.value for account in accounts])
