"""Four processes add one to a global counter."""

from multiprocessing import Process, current_process

counter = 0


def add_one():
    global counter
    counter += 1
    name = current_process().name
    print(f"{name} sees counter = {counter}")


if __name__ == "__main__":
    processes = [Process(target=add_one) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(f"The program sees counter = {counter}")
