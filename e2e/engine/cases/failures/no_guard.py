"""Without `if __name__ == '__main__'` a spawned process would start the program again, and again."""

from multiprocessing import Process


def f():
    print('hello')


process = Process(target=f)
process.start()
process.join()
print('exit code', process.exitcode)
