"""A quick producer, a slow consumer, and a queue without a limit."""

import time
from multiprocessing import Process, Queue


def produce(queue):
    for number in range(6):
        queue.put(number)
        print(f"put {number}")
    queue.put(None)


def consume(queue):
    while (number := queue.get()) is not None:
        print(f"     got {number}")
        time.sleep(0.1)  # stands for work


if __name__ == "__main__":
    queue = Queue()
    processes = [Process(target=work, args=(queue,)) for work in (produce, consume)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
