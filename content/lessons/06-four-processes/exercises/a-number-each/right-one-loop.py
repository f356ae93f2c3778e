"""Made and started in one loop, and waited for from the last to the first."""

from multiprocessing import Process

NUMBERS = [7, 11, 13, 17]


def print_square(number):
    print(f"{number} squared is {number * number}")


if __name__ == "__main__":
    started = []
    for number in NUMBERS:
        process = Process(target=print_square, kwargs={"number": number}, name=f"square of {number}")
        process.start()
        started.append(process)
    for process in reversed(started):
        process.join()
    print("all numbers are printed")
