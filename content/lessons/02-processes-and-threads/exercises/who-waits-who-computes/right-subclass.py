"""A class of each kind."""

import time
from multiprocessing import Process
from threading import Thread

PAGES = ["home", "news", "help"]
LIMITS = [300_000, 400_000]


def fetch(page):
    time.sleep(0.5)  # stands for a slow network
    print(f"{page} is here")


def count_primes(limit):
    sieve = bytearray([1]) * limit
    for number in range(2, limit):
        if sieve[number]:
            for multiple in range(2 * number, limit, number):
                sieve[multiple] = 0
    print(f"{sum(sieve) - 2} primes below {limit}")


class Fetcher(Thread):
    def __init__(self, page):
        super().__init__()
        self.page = page

    def run(self):
        fetch(self.page)


class Counter(Process):
    def __init__(self, limit):
        super().__init__()
        self.limit = limit

    def run(self):
        count_primes(self.limit)


if __name__ == "__main__":
    workers = [Counter(limit) for limit in LIMITS] + [Fetcher(page) for page in PAGES]
    for worker in workers:
        worker.start()
    for worker in reversed(workers):
        worker.join()
    print("all is done")
