import multiprocessing
import threading
import time

lock = threading.Lock()
held = threading.Event()


def hold():
    with lock:
        held.set()
        time.sleep(0.3)


def work():
    with lock:
        print('never')


if __name__ == '__main__':
    threading.Thread(target=hold).start()
    held.wait()
    process = multiprocessing.get_context('fork').Process(target=work)
    process.start()
    process.join()
