"""Two people draw money from one account."""

from multiprocessing import Process, Value


def draw(balance, amount):
    enough = balance.value >= amount
    if enough:
        with balance.get_lock():
            balance.value -= amount
            print(f"{amount} drawn, {balance.value} left")


if __name__ == "__main__":
    balance = Value("i", 100)
    people = [Process(target=draw, args=(balance, 80)) for _ in range(2)]
    for person in people:
        person.start()
    for person in people:
        person.join()
