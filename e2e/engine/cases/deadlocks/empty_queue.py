import multiprocessing

queue = multiprocessing.Queue()
queue.get()
