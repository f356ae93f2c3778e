import multiprocessing

lock = multiprocessing.Lock()
with lock:
    with lock:
        print('never')
