"""A list is put into a SimpleQueue, and then changed. What arrives?"""

from multiprocessing import Process, SimpleQueue


def shop(queue):
    basket = ["apple"]
    queue.put(basket)
    basket.append("pear")


if __name__ == "__main__":
    queue = SimpleQueue()
    process = Process(target=shop, args=(queue,))
    process.start()
    print(f"What arrived is {queue.get()}.")
    process.join()
