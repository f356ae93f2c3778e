"""Each counts for itself, and adds what it has once."""

from multiprocessing import Lock, Process, Value

TIMES = 1000  # by each of the four


def count(total, lock):
    own = 0
    for _ in range(TIMES):
        own = own + 1
    lock.acquire()
    total.value += own
    lock.release()


if __name__ == "__main__":
    total = Value("i", 0, lock=False)
    lock = Lock()
    processes = [Process(target=count, args=(total, lock)) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(f"total = {total.value}")
