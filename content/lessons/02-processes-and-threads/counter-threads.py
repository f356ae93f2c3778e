"""Four threads add one to a global counter."""

from threading import Thread, current_thread

counter = 0


def add_one():
    global counter
    counter += 1
    name = current_thread().name
    print(f"{name} sees counter = {counter}")


if __name__ == "__main__":
    threads = [Thread(target=add_one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"The program sees counter = {counter}")
