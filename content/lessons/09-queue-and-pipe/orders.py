"""One process puts orders into a queue, two work on them."""

import time
from multiprocessing import Process, Queue

WORKERS = 2


def produce(orders):
    for number in range(6):
        orders.put(number)
    for _ in range(WORKERS):
        orders.put(None)  # nothing more will come


def consume(orders):
    while (number := orders.get()) is not None:
        time.sleep(0.1)  # stands for work
        print(f"order {number} is done")


if __name__ == "__main__":
    orders = Queue()
    processes = [Process(target=produce, args=(orders,))]
    processes += [Process(target=consume, args=(orders,)) for _ in range(WORKERS)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("All is done.")
