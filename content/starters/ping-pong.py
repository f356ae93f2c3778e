"""A pipe: two processes hit a ball to and fro. Watch one wait while the other plays."""

import time
from multiprocessing import Pipe, Process, current_process


def play(end):
    for _ in range(5):
        ball = end.recv()
        print(f"{current_process().name} hits ball {ball}")
        time.sleep(0.1)
        end.send(ball + 1)


if __name__ == "__main__":
    left, right = Pipe()
    players = [
        Process(target=play, args=(left,), name="Ping"),
        Process(target=play, args=(right,), name="Pong"),
    ]
    for player in players:
        player.start()
    right.send(0)  # comes out at the left end
    for player in players:
        player.join()
