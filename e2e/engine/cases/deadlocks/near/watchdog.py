import multiprocessing
import threading

if __name__ == '__main__':
    here, there = multiprocessing.Pipe()
    process = multiprocessing.Process(target=there.recv)
    process.start()
    threading.Timer(0.7, process.terminate).start()
    process.join()
    print(process.exitcode)
