"""Whatever the run before did: this one works."""

from multiprocessing import Process

if __name__ == '__main__':
    process = Process(target=print, args=('the next run works',))
    process.start()
    process.join()
    print(process.exitcode)
