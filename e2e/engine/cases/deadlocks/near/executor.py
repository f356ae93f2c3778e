import time
from concurrent.futures import ProcessPoolExecutor


def work(number):
    time.sleep(0.5)
    return number


if __name__ == '__main__':
    with ProcessPoolExecutor(2) as executor:
        print(list(executor.map(work, range(4))))
