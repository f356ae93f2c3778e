"""A subclass of Process with run()."""

from multiprocessing import Process, SimpleQueue


class Adder(Process):
    def __init__(self, results, *numbers):
        super().__init__(name=f'Adder of {len(numbers)}')
        self.results = results
        self.numbers = numbers

    def run(self):
        self.results.put((self.name, sum(self.numbers)))


if __name__ == '__main__':
    results = SimpleQueue()
    adder = Adder(results, 1, 2, 3)
    adder.start()
    print(results.get())
    adder.join()
    print(adder.exitcode)
    adder = Adder(results, 4)
    adder.run()
    print(results.get(), adder.exitcode)
