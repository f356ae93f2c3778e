"""A lot of bytes for another process: sent through a pipe, or left in shared memory."""

import time
from multiprocessing import Pipe, Process
from multiprocessing.shared_memory import SharedMemory

SIZES = (100, 10_000, 1_000_000)
TIMES = 5


def answer(end, block):
    while (message := end.recv()) is not None:
        end.send(message[-1] if isinstance(message, bytes) else block.buf[message - 1])


def send(end, block, data):
    end.send(data)


def share(end, block, data):
    block.buf[: len(data)] = data
    end.send(len(data))  # where to look


def milliseconds(way, end, block, data):
    began = time.perf_counter()
    for _ in range(TIMES):
        way(end, block, data)
        assert end.recv() == data[-1]
    return (time.perf_counter() - began) * 1000 / TIMES


if __name__ == "__main__":
    block = SharedMemory(create=True, size=max(SIZES))
    end, other_end = Pipe()
    process = Process(target=answer, args=(other_end, block))
    process.start()
    milliseconds(send, end, block, b"awake?")
    for size in SIZES:
        data = bytes(size - 1) + b"!"
        sent, shared = (milliseconds(way, end, block, data) for way in (send, share))
        print(f"{size:>9,} bytes: {sent:6.2f} ms to send, {shared:6.2f} ms to share")
    print(f"Sending the last took {sent / shared:.1f} times as long as sharing it.")
    end.send(None)
    process.join()
    block.close()
    block.unlink()
