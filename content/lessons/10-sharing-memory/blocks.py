"""Three processes fill one picture in shared memory, twelve rows at a time."""

from multiprocessing import Barrier, Process, Value
from multiprocessing.shared_memory import SharedMemory

WIDTH, HEIGHT = 88, 36
CHUNK = 12  # @param {type:"slider", min:1, max:36}
STEPS = 2_000  # @param {type:"slider", min:500, max:10000, step:500}


def fill(letter, picture, next_row, all_here):
    all_here.wait()  # begin at the same moment
    while True:
        with next_row.get_lock():
            first = next_row.value
            next_row.value += CHUNK
        if first >= HEIGHT:
            break
        for row in range(first, min(first + CHUNK, HEIGHT)):
            fill_row(letter, picture, row)
    print(f"{letter} is done.")


def fill_row(letter, picture, row):
    """A row of the Mandelbrot set: capitals are the set, small letters what is near it."""
    for column in range(WIDTH):
        point = complex(3 * column / WIDTH - 2.2, 2.4 * (row + 0.5) / HEIGHT - 1.2)
        z, steps = 0, 0
        while abs(z) < 2 and steps < STEPS:
            z = z * z + point
            steps += 1
        mark = letter if steps == STEPS else letter.lower() if steps > 4 else " "
        picture.buf[row * WIDTH + column] = ord(mark)


if __name__ == "__main__":
    picture = SharedMemory("picture", create=True, size=WIDTH * HEIGHT)
    next_row = Value("i", 0)
    all_here = Barrier(3)
    processes = [Process(target=fill, args=(letter, picture, next_row, all_here), name=letter) for letter in "ABC"]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    text = bytes(picture.buf).decode()
    for row in range(1, HEIGHT, 3):  # a third of the rows, and every second letter
        print(text[row * WIDTH : (row + 1) * WIDTH : 2].rstrip())
    picture.close()
    picture.unlink()
