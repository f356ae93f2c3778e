"""A deadlock: each process holds what the other wants. Watch them wait, then Stop."""

from multiprocessing import Barrier, Lock, Process, current_process


def take(first, second, both):
    with first:
        print(f"{current_process().name} has one lock and wants the other")
        both.wait()  # until the other has one, too
        with second:
            print("This line is never reached.")


if __name__ == "__main__":
    pen, paper = Lock(), Lock()
    both = Barrier(2)
    people = [
        Process(target=take, args=(pen, paper, both), name="Ann"),
        Process(target=take, args=(paper, pen, both), name="Ben"),
    ]
    for person in people:
        person.start()
    for person in people:
        person.join()
