# fails: ran

from multiprocessing import Process

NUMBERS = 2_000_000  # in all parts together
PARTS = 4


def add_up(part):
    """Adds up every fourth number, from `part` on."""
    total = 0
    for number in range(part, NUMBERS, PARTS):
        total += number
    print(f"part {part}: {total}")


def wait_for_nothing():
    pass


if __name__ == "__main__":
    processes = [Process(target=wait_for_nothing) for _ in range(PARTS)]
    for process in processes:
        process.start()
    for part in range(PARTS):
        add_up(part)
    for process in processes:
        process.join()
    print(f"{PARTS} parts are done")
