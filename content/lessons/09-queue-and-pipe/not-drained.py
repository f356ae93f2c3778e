"""A child puts a large result into a queue. The parent waits before it gets it."""

from multiprocessing import Process, Queue

SIZE = 1_000_000  # bytes


def work(results):
    results.put(bytes(SIZE))
    print("put() has returned, work() is over.")


if __name__ == "__main__":
    results = Queue()
    process = Process(target=work, args=(results,))
    process.start()
    process.join(timeout=1)
    print(f"After a second of join(): exit code {process.exitcode}")

    print(f"get() brought {len(results.get())} bytes.")
    process.join()
    print(f"After join(): exit code {process.exitcode}")
