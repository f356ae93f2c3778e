"""A bank with one account, and no lock."""

balance = 0


def deposit(amount):
    global balance
    balance = balance + amount


def many_times(amount):
    for _ in range(1_000_000):
        deposit(amount)
