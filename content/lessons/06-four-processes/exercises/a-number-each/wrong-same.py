# fails: different

from multiprocessing import Process

NUMBERS = [7, 11, 13, 17]


def print_square(number):
    print(f"{number} squared is {number * number}")


if __name__ == "__main__":
    processes = [Process(target=print_square, args=(NUMBERS[0],)) for _ in NUMBERS]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("all numbers are printed")
