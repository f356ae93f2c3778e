"""asyncio.run in the main process, in a child, and in a thread."""

import asyncio
import threading
import time
from multiprocessing import Process


async def step(name, seconds):
    await asyncio.sleep(seconds)
    return name


async def main(where):
    began = time.monotonic()
    print(where, await asyncio.gather(step('a', 0.06), step('b', 0.03), step('c', 0)))
    print(where, await asyncio.to_thread(lambda: threading.current_thread() is threading.main_thread()))
    try:
        await asyncio.wait_for(asyncio.sleep(60), 0.02)
    except TimeoutError as error:
        print(where, type(error).__name__)
    queue = asyncio.Queue()
    async with asyncio.TaskGroup() as group:
        group.create_task(queue.put(1))
        task = group.create_task(queue.get())
    print(where, task.result(), time.monotonic() - began < 5, flush=True)


def run(where):
    asyncio.run(main(where))


if __name__ == '__main__':
    run('main')
    run('again')
    process = Process(target=run, args=('child',))
    process.start()
    process.join()
    print(process.exitcode)
    thread = threading.Thread(target=run, args=('thread',))
    thread.start()
    thread.join()
