import multiprocessing
import time


def work(number):
    time.sleep(0.4)
    return number


if __name__ == '__main__':
    with multiprocessing.Pool(3) as pool:
        print(pool.map(work, range(2), chunksize=1))
        time.sleep(0.6)
        print(pool.apply_async(work, (3,)).get())
