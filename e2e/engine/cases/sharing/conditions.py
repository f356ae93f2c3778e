"""Condition, Event and Barrier over processes."""

import threading
from multiprocessing import Barrier, Condition, Event, Process, SimpleQueue, Value


def consume(condition, stock, results):
    with condition:
        condition.wait_for(lambda: stock.value > 0)
        stock.value -= 1
        results.put('took one')


def wait_for(event, results):
    results.put(event.wait(0.01))
    results.put(event.wait())


def meet(barrier, results):
    barrier.wait()
    results.put('met')


def leave(barrier, results):
    try:
        barrier.wait()
    except threading.BrokenBarrierError as error:
        results.put(type(error).__name__)


if __name__ == '__main__':
    results = SimpleQueue()
    condition, stock = Condition(), Value('i', 0)
    consumers = [Process(target=consume, args=(condition, stock, results)) for _ in range(3)]
    for consumer in consumers:
        consumer.start()
    with condition:
        stock.value = 1
        condition.notify()
    print(results.get())
    with condition:
        stock.value = 2
        condition.notify_all()
    print(results.get(), results.get())
    for consumer in consumers:
        consumer.join()
    print(stock.value)
    with condition:
        print(condition.wait(0.02))

    event = Event()
    process = Process(target=wait_for, args=(event, results))
    process.start()
    print(results.get(), event.is_set())
    event.set()
    print(results.get(), event.is_set())
    process.join()

    barrier = Barrier(3)
    processes = [Process(target=meet, args=(barrier, results)) for _ in range(2)]
    for process in processes:
        process.start()
    print(results.empty())
    barrier.wait()
    print(results.get(), results.get())
    for process in processes:
        process.join()
    process = Process(target=leave, args=(barrier, results))
    process.start()
    barrier.abort()
    print(results.get(), barrier.broken)
    process.join()
