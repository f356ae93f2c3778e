"""The higher number first, which is an order as well."""

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


class Payer(Process):
    def __init__(self, accounts, payment, all_here):
        super().__init__()
        self.sender, self.receiver, self.amount = accounts[payment[0]], accounts[payment[1]], payment[2]
        self.locks = [accounts[number].get_lock() for number in sorted(payment[:2], reverse=True)]
        self.all_here = all_here

    def run(self):
        self.all_here.wait()
        for _ in range(TIMES):
            for lock in self.locks:
                lock.acquire()
            book(self.sender, self.receiver, self.amount)
            for lock in self.locks:
                lock.release()


if __name__ == "__main__":
    accounts = [Value("i", 1000) for _ in range(4)]
    all_here = Barrier(4)
    payers = [Payer(accounts, payment, all_here) for payment in PAYMENTS]
    for payer in payers:
        payer.start()
    for payer in payers:
        payer.join()
    print("balances:", *[account.value for account in accounts])
