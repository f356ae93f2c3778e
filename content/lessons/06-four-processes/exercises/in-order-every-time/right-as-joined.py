"""Each line is printed when its process has been waited for, by a class of its own."""

import time
from multiprocessing import Array, Process

SECONDS = [0.8, 0.5, 0.6, 0.4]  # that each of the four needs


class Measurement(Process):
    def __init__(self, number, results):
        super().__init__()
        self.number = number
        self.results = results

    def run(self):
        self.measure()

    def measure(self):
        time.sleep(SECONDS[self.number])  # stands for work
        self.results[self.number] = SECONDS[self.number]


if __name__ == "__main__":
    results = Array("d", 4)
    processes = [Measurement(number, results) for number in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
        print(f"{process.number} took {results[process.number]} s")
    print("all four are done")
