from multiprocessing import Process
from random import Random

SEED = 2026


def play(player):
    dice = Random(f"{SEED} {player}")
    rolls = [dice.randint(1, 6) for _ in range(8)]
    print(f"{player} {rolls}")


if __name__ == "__main__":
    processes = [Process(target=play, args=(player,)) for player in ["Ada", "Bob", "Cem"]]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
