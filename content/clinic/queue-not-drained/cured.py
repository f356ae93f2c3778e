from multiprocessing import Process, Queue

NUMBERS = 50_000


def find(queue):
    queue.put(list(range(NUMBERS)))
    print("found", NUMBERS, "numbers")


if __name__ == "__main__":
    queue = Queue()
    process = Process(target=find, args=(queue,))
    process.start()
    numbers = queue.get()
    process.join()
    print("received", len(numbers))
