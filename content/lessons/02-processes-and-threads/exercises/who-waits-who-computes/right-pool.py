"""A pool computes, and one of the waiting threads is the main one."""

import time
from multiprocessing import Pool
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
    with Pool(2) as pool:
        counts = pool.map_async(count_primes, LIMITS)
        threads = [Thread(target=fetch, args=(page,)) for page in PAGES[1:]]
        for thread in threads:
            thread.start()
        fetch(PAGES[0])
        for thread in threads:
            thread.join()
        counts.get()
    print("all is done")
