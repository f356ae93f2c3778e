"""Queue, SimpleQueue and JoinableQueue between processes."""

import queue
from multiprocessing import JoinableQueue, Process, Queue, SimpleQueue


def produce(numbers, count):
    for n in range(count):
        numbers.put(n)
    numbers.put(None)


def echo(questions, answers):
    while (question := questions.get()) is not None:
        answers.put(question * 2)


def work(tasks, results):
    while True:
        results.put(tasks.get() ** 2)
        tasks.task_done()


if __name__ == '__main__':
    numbers = Queue()
    process = Process(target=produce, args=(numbers, 200))
    process.start()
    print(sum(iter(numbers.get, None)))
    process.join()
    print(numbers.empty(), process.exitcode)
    try:
        numbers.get(timeout=0.05)
    except queue.Empty as error:
        print(type(error).__name__)
    try:
        numbers.get_nowait()
    except queue.Empty as error:
        print(type(error).__name__)

    full = Queue(2)
    full.put(1)
    full.put(2)
    try:
        full.put(3, timeout=0.05)
    except queue.Full as error:
        print(type(error).__name__, full.full(), full.qsize())
    print(full.get(), full.get(), full.qsize())

    questions, answers = SimpleQueue(), SimpleQueue()
    process = Process(target=echo, args=(questions, answers))
    process.start()
    for question in (1, 'ab', [3], None):
        questions.put(question)
    print([answers.get() for _ in range(3)])
    process.join()

    tasks, results = JoinableQueue(), Queue()
    workers = [Process(target=work, args=(tasks, results), daemon=True) for _ in range(2)]
    for worker in workers:
        worker.start()
    for n in range(10):
        tasks.put(n)
    tasks.join()
    print(sorted(results.get() for _ in range(10)))

    big = Queue()
    process = Process(target=big.put, args=(b'x' * 3_000_000,))
    process.start()
    print(len(big.get()))
    process.join()
