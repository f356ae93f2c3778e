import multiprocessing


def work(connection):
    print(connection.recv())


if __name__ == '__main__':
    here, there = multiprocessing.Pipe()
    process = multiprocessing.Process(target=work, args=(there,))
    process.start()
    process.join()
    here.send('too late')
