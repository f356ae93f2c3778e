"""What can't be pickled can't be given to a spawned process."""

from multiprocessing import Process

if __name__ == '__main__':
    process = Process(target=lambda: print('never'))
    try:
        process.start()
    except Exception as error:
        print(type(error).__name__)
        print('lambda' in str(error))
    process = Process(target=print, args=('the next works',))
    process.start()
    process.join()
    print(process.exitcode)
