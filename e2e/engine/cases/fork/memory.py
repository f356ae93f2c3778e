"""A forked child has its parent's memory as it was at that moment, and nothing goes back."""

from multiprocessing import Pipe, Process

settings = {'colour': 'red'}
numbers = (n * n for n in range(10))
next(numbers), next(numbers)


def main():
    local = [1, 2, 3]
    ours, theirs = Pipe()

    def child():
        theirs.send((settings, local, next(numbers), (lambda n: n + len(local))(1)))
        settings['colour'] = 'blue'
        local.append(4)
        theirs.send((settings, local, list(numbers)))

    process = Process(target=child)
    settings['colour'] = 'green'
    process.start()
    settings['colour'] = 'white'
    print(ours.recv())
    print(ours.recv())
    process.join()
    print(settings, local, next(numbers))


main()
