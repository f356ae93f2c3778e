# fails: started-together

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
    threads = [Thread(target=fetch, args=(page,)) for page in PAGES]
    for thread in threads:
        thread.start()
    for limit in LIMITS:
        process = Process(target=count_primes, args=(limit,))
        process.start()
        process.join()
    for thread in threads:
        thread.join()
    print("all is done")
