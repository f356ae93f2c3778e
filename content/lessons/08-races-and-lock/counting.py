"""Two processes add to one number, each a thousand times."""

from multiprocessing import Barrier, Process, Value

TIMES = 1000


def add(total, both):
    both.wait()  # begin at the same moment
    for _ in range(TIMES):
        total.value += 1


if __name__ == "__main__":
    total = Value("i", 0)
    both = Barrier(2)
    processes = [Process(target=add, args=(total, both)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(f"{2 * TIMES} were added, {total.value} are there.")
