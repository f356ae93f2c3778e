"""A race: two processes add to one number. Watch the last line: some of it gets lost."""

from multiprocessing import Barrier, Process, Value

TIMES = 300  # @param {type:"slider", min:100, max:2000, step:100}


def add(total, both):
    both.wait()  # begin at the same moment
    for _ in range(TIMES):
        total.value += 1  # read, add, write: the other may come between


if __name__ == "__main__":
    total = Value("i", 0, lock=False)
    both = Barrier(2)
    processes = [Process(target=add, args=(total, both)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(f"{2 * TIMES} were added, {total.value} are there.")
