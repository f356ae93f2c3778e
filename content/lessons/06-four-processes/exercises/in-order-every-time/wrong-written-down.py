# fails: lines

import time
from multiprocessing import Process

SECONDS = [0.8, 0.5, 0.6, 0.4]  # that each of the four needs


def measure(number):
    time.sleep(SECONDS[number])  # stands for work


if __name__ == "__main__":
    processes = [Process(target=measure, args=(number,)) for number in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    for number, seconds in enumerate((0.8, 0.5, 0.6, 0.4)):
        print(f"{number} took {seconds} s")
    print("all four are done")
