"""Each generation starts from the memory of the one before."""

from multiprocessing import Process

path = []


def descend(depth):
    path.append(depth)
    if depth < 3:
        child = Process(target=descend, args=(depth + 1,))
        child.start()
        child.join()
    print(depth, path)


if __name__ == '__main__':
    descend(0)
