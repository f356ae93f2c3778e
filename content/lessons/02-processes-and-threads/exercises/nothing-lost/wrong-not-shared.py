# fails: under-lock

from multiprocessing import Process, Value

TIMES = 1000  # by each of the four


def count(total):
    own = 0
    for _ in range(TIMES):
        own = own + 1
    print(f"{own} of {total.value}")


if __name__ == "__main__":
    total = Value("i", 4 * TIMES)
    processes = [Process(target=count, args=(total,)) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(f"total = {total.value}")
