# fails: started-together

from multiprocessing import Lock, Process, Value

TIMES = 1000  # by each of the four


def count(total, lock):
    for _ in range(TIMES):
        with lock:
            total.value += 1


if __name__ == "__main__":
    total = Value("i", 0, lock=False)
    lock = Lock()
    processes = [Process(target=count, args=(total, lock)) for _ in range(4)]
    for process in processes:
        process.start()
        process.join()
    print(f"total = {total.value}")
