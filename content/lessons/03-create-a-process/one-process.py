"""One process: make it, start it, wait for it."""

from multiprocessing import Process, current_process


def cube(x):
    print(f"{x} cubed is {x**3}, says {current_process().name}")


if __name__ == "__main__":
    process = Process(target=cube, args=(3,))  # described, not yet there
    process.start()  # now it exists and runs cube(3)
    process.join()  # wait here until it has ended
    print(f"{process.name} ended with exit code {process.exitcode}")
