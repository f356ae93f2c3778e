import multiprocessing
import time


def work(first, second, barrier):
    with first:
        barrier.wait()
        with second:
            print('never')


if __name__ == '__main__':
    a, b = multiprocessing.Lock(), multiprocessing.Lock()
    barrier = multiprocessing.Barrier(2)
    processes = [multiprocessing.Process(target=work, args=args) for args in ((a, b, barrier), (b, a, barrier))]
    for process in processes:
        process.start()
    time.sleep(1.5)
    for process in processes:
        process.kill()
        process.join()
    time.sleep(0.6)
    print('free')
