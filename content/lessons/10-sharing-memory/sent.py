"""Three processes compute one picture and send its rows."""

from multiprocessing import Process, Queue

WIDTH, HEIGHT = 44, 12
STEPS = 20_000  # @param {type:"slider", min:1000, max:40000, step:1000}


def work(letter, todo, done):
    while (row := todo.get()) is not None:
        done.put((row, compute_row(letter, row)))


def compute_row(letter, row):
    """A row of the Mandelbrot set: capitals are the set, small letters what is near it."""
    marks = []
    for column in range(WIDTH):
        point = complex(3 * column / WIDTH - 2.2, 2.4 * (row + 0.5) / HEIGHT - 1.2)
        z, steps = 0, 0
        while abs(z) < 2 and steps < STEPS:
            z = z * z + point
            steps += 1
        marks.append(letter if steps == STEPS else letter.lower() if steps > 4 else " ")
    return "".join(marks)


if __name__ == "__main__":
    todo, done = Queue(), Queue()
    processes = [Process(target=work, args=(letter, todo, done), name=letter) for letter in "ABC"]
    for process in processes:
        process.start()
    for row in range(HEIGHT):
        todo.put(row)
    for _ in processes:
        todo.put(None)
    picture = dict(done.get() for _ in range(HEIGHT))  # in the order in which they came
    for process in processes:
        process.join()
    for row in range(HEIGHT):
        print(picture[row].rstrip())
