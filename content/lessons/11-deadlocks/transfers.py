"""Two accounts, and money that goes to and fro."""

from multiprocessing import Barrier, Process, Value

TIMES = 200


def pay(sender, receiver, both):
    both.wait()  # begin at the same moment
    for _ in range(TIMES):
        with sender.get_lock(), receiver.get_lock():
            sender.value -= 1
            receiver.value += 1


if __name__ == "__main__":
    ann, ben = Value("i", 1000), Value("i", 1000)
    both = Barrier(2)
    payers = [
        Process(target=pay, args=(ann, ben, both), name="Ann"),
        Process(target=pay, args=(ben, ann, both), name="Ben"),
    ]
    for payer in payers:
        payer.start()
    for payer in payers:
        payer.join()
    print(f"Ann has {ann.value}, Ben has {ben.value}.")
