from multiprocessing import Process


def spin():
    print('spinning', flush=True)
    while True:
        pass


if __name__ == '__main__':
    process = Process(target=spin)
    process.start()
    process.join()
