import multiprocessing
import time


def produce(queue):
    time.sleep(0.6)
    queue.put(1)
    time.sleep(0.6)
    queue.put(2)


if __name__ == '__main__':
    queue = multiprocessing.Queue()
    process = multiprocessing.Process(target=produce, args=(queue,))
    process.start()
    print(queue.get(), queue.get())
    process.join()
