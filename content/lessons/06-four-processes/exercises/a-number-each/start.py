"""Four processes that all print the same."""

from multiprocessing import Process

NUMBERS = [7, 11, 13, 17]


def print_square(number):
    print(f"{number} squared is {number * number}")


if __name__ == "__main__":
    for _ in NUMBERS:
        process = Process(target=print_square, args=(NUMBERS[0],))
        process.start()
        process.join()
    print("all numbers are printed")
