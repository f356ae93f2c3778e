"""Some of many short-lived children are killed, at any moment of their lives: that is nothing to the others."""

import os
import random
import time
from multiprocessing import Pipe, Process

ROUNDS = 60


def answer(connection, number, seconds):
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass
    connection.send(number)
    connection.close()
    if number == 0:
        os._exit(3)


if __name__ == '__main__':
    chance = random.Random(1)
    surprises = []
    for _ in range(ROUNDS):
        children = []
        for number in range(chance.randint(1, 5)):
            ours, theirs = Pipe(duplex=False)
            process = Process(target=answer, args=(theirs, number, chance.choice([0, 0, 0.002, 0.01])))
            process.start()
            theirs.close()
            children.append((number, process, ours))
        killed = {number for number, _, _ in children if chance.random() < 0.3}
        for number, process, _ in children:
            if number in killed:
                process.kill()
        for number, process, ours in children:
            try:
                answered = ours.recv() == number
            except EOFError:
                answered = False
            process.join()
            code = 3 if number == 0 else 0
            if number not in killed and (not answered or process.exitcode != code):
                surprises.append((number, answered, process.exitcode))
            elif process.exitcode not in (code, -9):
                surprises.append((number, 'killed', process.exitcode))
            ours.close()
    print(surprises)
