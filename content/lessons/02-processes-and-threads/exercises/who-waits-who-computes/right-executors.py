"""An executor of threads, and one of processes."""

import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

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
    with ProcessPoolExecutor(2) as processes, ThreadPoolExecutor(3) as threads:
        counts = [processes.submit(count_primes, limit) for limit in LIMITS]
        threads.map(fetch, PAGES)
        for count in counts:
            count.result()
    print("all is done")
