"""asyncio hands work to a pool of processes."""

import asyncio
from concurrent.futures import ProcessPoolExecutor


def square(n):
    return n * n


async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(2) as executor:
        print(await asyncio.gather(*(loop.run_in_executor(executor, square, n) for n in range(4))))
    try:
        await asyncio.gather(asyncio.sleep(0), fail())
    except ValueError as error:
        print(error)


async def fail():
    raise ValueError('in a coroutine')


if __name__ == '__main__':
    asyncio.run(main())
