# fails: started-together

import time
from multiprocessing import Process

SECONDS = [0.8, 0.5, 0.6, 0.4]  # that each of the four needs


def measure(number):
    time.sleep(SECONDS[number])  # stands for work
    print(f"{number} took {SECONDS[number]} s")


if __name__ == "__main__":
    for number in range(4):
        process = Process(target=measure, args=(number,))
        process.start()
        process.join()
    print("all four are done")
