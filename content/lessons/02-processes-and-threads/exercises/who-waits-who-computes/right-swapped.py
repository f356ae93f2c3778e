"""Two words are exchanged, and nothing else."""

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


if __name__ == "__main__":
    workers = [Thread(target=fetch, args=(page,)) for page in PAGES]
    workers += [Process(target=count_primes, args=(limit,)) for limit in LIMITS]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print("all is done")
