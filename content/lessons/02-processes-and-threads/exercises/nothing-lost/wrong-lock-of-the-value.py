# fails: under-lock

from multiprocessing import Barrier, Process, Value

TIMES = 1000  # by each of the four


def count(total, all_here):
    all_here.wait()
    for _ in range(TIMES):
        total.value += 1


if __name__ == "__main__":
    total = Value("i", 0)  # its lock is taken for reading, and again for writing
    all_here = Barrier(4)
    processes = [Process(target=count, args=(total, all_here)) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(f"total = {total.value}")
