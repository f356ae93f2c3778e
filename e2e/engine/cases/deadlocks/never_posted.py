import multiprocessing

semaphore = multiprocessing.Semaphore(0)
semaphore.acquire()
