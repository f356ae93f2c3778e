import multiprocessing


def produce(queue):
    for number in range(5000):
        queue.put('x' * 100)


if __name__ == '__main__':
    queue = multiprocessing.Queue()
    process = multiprocessing.Process(target=produce, args=(queue,))
    process.start()
    process.join()
    while not queue.empty():
        queue.get()
