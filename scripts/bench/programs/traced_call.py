"""What the record of a function's call costs it: µs for each of its two events.

A function's first 500 calls are recorded (natively none is); those of the other one are left out after as many.
"""

import json
from time import perf_counter_ns

CALLS = 400
ROUNDS = 5


def time_calls(function):
    began = perf_counter_ns()
    for _ in range(CALLS):
        function()
    return (perf_counter_ns() - began) / 1000 / CALLS


def make():
    """A function of its own, as the reader's."""
    namespace = {}
    exec(compile('def function():\n    pass\n', __file__, 'exec'), namespace)
    return namespace['function']


if __name__ == '__main__':
    costs = []
    for _ in range(ROUNDS):
        recorded, left_out = make(), make()
        for _ in range(1000):
            left_out()
        costs.append((time_calls(recorded) - time_calls(left_out)) / 2)
    print(json.dumps(costs))
