import asyncio
import time


async def main():
    await asyncio.to_thread(time.sleep, 0.6)
    await asyncio.sleep(0.5)
    print('done')


asyncio.run(main())
