import multiprocessing
import time


def work(lock, event):
    with lock:
        event.wait()
        print('woken')


if __name__ == '__main__':
    with multiprocessing.Manager() as manager:
        lock, event = manager.Lock(), manager.Event()
        process = multiprocessing.Process(target=work, args=(lock, event))
        process.start()
        time.sleep(0.7)
        event.set()
        process.join()
