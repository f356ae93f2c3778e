# fails: different, lines

from multiprocessing import Process

NUMBERS = [7, 11, 13, 17]


def print_square(number):
    print(f"{number} squared is {number * number}")


def nothing():
    pass


if __name__ == "__main__":
    processes = [Process(target=nothing) for _ in NUMBERS]
    for process in processes:
        process.start()
    for number in NUMBERS:
        print_square(number)
    for process in processes:
        process.join()
    print("all numbers are printed")
