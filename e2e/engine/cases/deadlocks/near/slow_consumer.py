import multiprocessing
import time


def produce(queue):
    for _ in range(3000):
        queue.put('x' * 100)


if __name__ == '__main__':
    queue = multiprocessing.Queue()
    process = multiprocessing.Process(target=produce, args=(queue,))
    process.start()
    time.sleep(0.8)
    print(sum(len(queue.get()) for _ in range(3000)))
    process.join()
