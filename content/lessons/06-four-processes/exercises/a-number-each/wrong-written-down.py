# fails: lines

from multiprocessing import Process

NUMBERS = [7, 11, 13, 17]


def say(line):
    print(line)


if __name__ == "__main__":
    lines = ["7 squared is 49", "11 squared is 121", "13 squared is 169", "17 squared is 289"]
    processes = [Process(target=say, args=(line,)) for line in lines]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("all numbers are printed")
