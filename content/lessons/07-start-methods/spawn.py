"""Two children, made by spawn."""

from multiprocessing import get_context

print(f"top of the file, as {__name__}")
mood = "calm"


def look():
    print(f"look: mood = {mood}")


if __name__ == "__main__":
    mood = "cheerful"
    context = get_context("spawn")
    processes = [context.Process(target=look) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
