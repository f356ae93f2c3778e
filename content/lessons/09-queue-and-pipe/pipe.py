"""A pipe has two ends. What comes after the last message?"""

import time
from multiprocessing import Pipe, Process


def count(sender):
    for number in range(3):
        time.sleep(0.1)
        sender.send(number)
    sender.close()


if __name__ == "__main__":
    receiver, sender = Pipe(duplex=False)
    process = Process(target=count, args=(sender,))
    process.start()
    sender.close()  # the child has its own

    try:
        while True:
            print(f"received {receiver.recv()}")
    except EOFError:
        print("EOFError: nobody is left who could send.")
    process.join()
