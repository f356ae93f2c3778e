"""A limit to patience: who doesn’t get the second lock lets go of the first."""

import random
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


def paid(sender, receiver, amount):
    with sender.get_lock():
        if not receiver.get_lock().acquire(timeout=SECONDS / 2):
            return False
        book(sender, receiver, amount)
        receiver.get_lock().release()
        return True


def pay(accounts, sender, receiver, amount, all_here):
    all_here.wait()  # begin at the same moment
    for _ in range(TIMES):
        while not paid(accounts[sender], accounts[receiver], amount):
            time.sleep(random.uniform(0, SECONDS))


if __name__ == "__main__":
    accounts = [Value("i", 1000) for _ in range(4)]
    all_here = Barrier(4)
    payers = [Process(target=pay, args=(accounts, *payment, all_here)) for payment in PAYMENTS]
    for payer in payers:
        payer.start()
    for payer in payers:
        payer.join()
    print("balances:", *[account.value for account in accounts])
