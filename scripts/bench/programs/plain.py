"""A plain program that does several things once, as a reader's does; nothing is done before to make it quick."""

import json
import multiprocessing
import time

STARTS = 9
REST = 0.4
TRIPS = 2000
MEGABYTES = 30
TASKS = 1000
STEPS = 3_000_000


def nothing(_number=0):
    pass


def echo(connection):
    while message := connection.recv_bytes():
        connection.send_bytes(message)


def compute(steps):
    total = 0
    for number in range(steps):
        total += number * number
    return total


def seconds(function, *args, **keywords):
    began = time.perf_counter()
    function(*args, **keywords)
    return time.perf_counter() - began


def starts(method):
    context = multiprocessing.get_context(method)

    def start_and_join():
        process = context.Process(target=nothing)
        process.start()
        process.join()

    times = []
    for _ in range(STARTS):
        times.append(seconds(start_and_join) * 1e3)
        time.sleep(REST)
    return times


def exchange(connection, message, times):
    for _ in range(times):
        connection.send_bytes(message)
        connection.recv_bytes()


if __name__ == '__main__':
    figures = {method: starts(method) for method in ('fork', 'spawn', 'forkserver')}
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=echo, args=(theirs,))
    process.start()
    exchange(ours, b'x', 1)
    figures['pipe'] = [seconds(exchange, ours, b'x', TRIPS) / TRIPS * 1e6]
    figures['megabytes'] = [2 * MEGABYTES / seconds(exchange, ours, bytes(1 << 20), MEGABYTES)]
    ours.send_bytes(b'')
    process.join()
    with multiprocessing.Pool(2) as pool:
        pool.map(nothing, range(50))
        figures['task'] = [seconds(pool.map, nothing, range(TASKS), chunksize=1) / TASKS * 1e6]
        compute(STEPS // 10)
        alone = seconds(compute, STEPS) + seconds(compute, STEPS)
        pool.map(compute, [STEPS // 10] * 2)
        figures['speedup'] = [alone / seconds(pool.map, compute, [STEPS] * 2, chunksize=1)]
    print(json.dumps(figures))
