from multiprocessing import Process


def greet(name):
    print("hello", name)


process = Process(target=greet, args=("Ada",))
process.start()
process.join()
print("exit code", process.exitcode)
