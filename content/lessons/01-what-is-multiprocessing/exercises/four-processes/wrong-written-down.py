# fails: lines

import time
from multiprocessing import Process

NUMBERS = 2_000_000  # in all parts together
PARTS = 4


def add_up(part):
    time.sleep(0.3)
    print(f"part {part}: {499999000000 + part * 500000}")


if __name__ == "__main__":
    processes = [Process(target=add_up, args=(part,)) for part in range(PARTS)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(f"{PARTS} parts are done")
