# fails: different

from multiprocessing import Process

NUMBERS = [7, 11, 13, 17]


def print_square(number):
    print(f"{number} squared is {number * number}")


def print_all(position):
    if position == 0:
        for number in NUMBERS:
            print_square(number)


if __name__ == "__main__":
    processes = [Process(target=print_all, args=(position,)) for position in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("all numbers are printed")
