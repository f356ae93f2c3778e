"""Threads that only compute take turns: none has to end before another goes on."""

import threading

running = True
turns = {name: 0 for name in 'abc'}
order = []


def spin(name):
    while running:
        turns[name] += 1
        if not order or order[-1] != name:
            order.append(name)


threads = [threading.Thread(target=spin, args=(name,)) for name in turns]
for thread in threads:
    thread.start()
while len(order) < 12:
    pass
running = False
for thread in threads:
    thread.join()
print(sorted(set(order)), all(turns.values()))
