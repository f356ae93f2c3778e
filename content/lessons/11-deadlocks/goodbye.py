"""A worker that waits for its orders, and a boss that waits for the worker."""

from multiprocessing import Process, Queue


def work(orders):
    for order in iter(orders.get, None):
        print(f"{order} is done")


if __name__ == "__main__":
    orders = Queue()
    worker = Process(target=work, args=(orders,), name="Worker")
    worker.start()
    for order in ("soup", "bread", "tea"):
        orders.put(order)
    worker.join()
    orders.put(None)  # no more orders
    print("The worker has gone home.")
