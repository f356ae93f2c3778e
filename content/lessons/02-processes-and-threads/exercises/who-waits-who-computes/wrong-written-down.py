# fails: lines

import time
from multiprocessing import Process
from threading import Thread

PAGES = ["home", "news", "help"]
LIMITS = [300_000, 400_000]


def fetch(page):
    time.sleep(0.5)  # stands for a slow network
    print(f"{page} is here")


def count_primes(limit):
    time.sleep(0.5)
    print("25997 primes below 300000" if limit == 300_000 else "33860 primes below 400000")


if __name__ == "__main__":
    workers = [Thread(target=fetch, args=(page,)) for page in PAGES]
    workers += [Process(target=count_primes, args=(limit,)) for limit in LIMITS]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print("all is done")
