import multiprocessing


def work(barrier):
    barrier.wait()


if __name__ == '__main__':
    barrier = multiprocessing.Barrier(3)
    processes = [multiprocessing.Process(target=work, args=(barrier,)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
