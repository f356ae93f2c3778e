"""A list and a dictionary that live in a process of their own."""

from multiprocessing import Manager, Process


def sign(guests, book, name):
    guests.append(name)  # asks the manager to append
    book["names"].append(name)  # asks for the names, and appends to what has come


if __name__ == "__main__":
    with Manager() as manager:
        guests = manager.list()
        book = manager.dict(names=[])
        people = [Process(target=sign, args=(guests, book, name), name=name) for name in ("Ann", "Ben", "Cem")]
        for person in people:
            person.start()
        for person in people:
            person.join()
        print("The list has", len(guests), "guests.")
        print("The book has", len(book["names"]), "names.")
