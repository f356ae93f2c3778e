# fails: under-lock

from multiprocessing import Barrier, Lock, Process, Value

TIMES = 1000  # by each of the four


def count(total, all_here):
    lock = Lock()
    all_here.wait()
    for _ in range(TIMES):
        with lock:
            total.value += 1


if __name__ == "__main__":
    total = Value("i", 0, lock=False)
    all_here = Barrier(4)
    processes = [Process(target=count, args=(total, all_here)) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(f"total = {total.value}")
