import multiprocessing


def work(first, second, both):
    with first:
        both.wait()
        print(second.acquire(timeout=0.7))
        both.wait()


if __name__ == '__main__':
    a, b = multiprocessing.Lock(), multiprocessing.Lock()
    both = multiprocessing.Barrier(2)
    processes = [multiprocessing.Process(target=work, args=args) for args in ((a, b, both), (b, a, both))]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
