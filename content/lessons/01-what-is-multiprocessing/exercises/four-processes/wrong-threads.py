# fails: processes

from threading import Thread

NUMBERS = 2_000_000  # in all parts together
PARTS = 4


def add_up(part):
    """Adds up every fourth number, from `part` on."""
    total = 0
    for number in range(part, NUMBERS, PARTS):
        total += number
    print(f"part {part}: {total}")


if __name__ == "__main__":
    threads = [Thread(target=add_up, args=(part,)) for part in range(PARTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"{PARTS} parts are done")
