"""One comma short."""

from multiprocessing import Process


def say(number):
    print(number)


if __name__ == "__main__":
    processes = [Process(target=say, args=(number)) for number in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
