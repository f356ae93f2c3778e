"""A queue of numbers would do, too, if each process took one."""

from multiprocessing import Process, SimpleQueue

NUMBERS = [7, 11, 13, 17]


def print_square(number):
    print(f"{number} squared is {number * number}")


def take_one(queue):
    print_square(queue.get())


if __name__ == "__main__":
    queue = SimpleQueue()
    processes = [Process(target=take_one, args=(queue,)) for _ in NUMBERS]
    for process in processes:
        process.start()
    for number in NUMBERS:
        queue.put(number)
    for process in processes:
        process.join()
    print("all numbers are printed")
