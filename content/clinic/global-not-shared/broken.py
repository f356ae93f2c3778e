from multiprocessing import Process

counter = 0


def count():
    global counter
    for _ in range(5):
        counter += 1
    print(f"in the child: {counter}")


if __name__ == "__main__":
    processes = [Process(target=count) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("in the program:", counter)
