"""Manager: objects that live in a process of their own."""

from multiprocessing import Manager, Process


def change(numbers, names, space, lock, counter):
    with lock:
        numbers.append(4)
        names['child'] = len(numbers)
        space.greeting = 'hello'
        counter.value += 1


if __name__ == '__main__':
    with Manager() as manager:
        numbers, names = manager.list([1, 2, 3]), manager.dict(parent=0)
        space, lock, counter = manager.Namespace(), manager.Lock(), manager.Value('i', 0)
        processes = [Process(target=change, args=(numbers, names, space, lock, counter)) for _ in range(2)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        print(list(numbers), dict(names), space.greeting, counter.value)
        print(len(numbers), numbers[-1], names.get('nobody', 'none'))
        try:
            names['nobody']
        except KeyError as error:
            print('KeyError', error)
        nested = manager.list([manager.list([1])])
        nested[0].append(2)
        print(list(nested[0]))
        queue, event = manager.Queue(), manager.Event()
        queue.put('item')
        event.set()
        print(queue.get(), event.is_set())
