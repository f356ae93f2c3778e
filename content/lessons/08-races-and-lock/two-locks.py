"""One process pays in, the other takes out, each under a lock."""

from multiprocessing import Barrier, Lock, Process, Value

TIMES = 1000


def pay_in(balance, lock, both):
    both.wait()  # begin at the same moment
    for _ in range(TIMES):
        with lock:
            balance.value += 1


def take_out(balance, lock, both):
    both.wait()
    for _ in range(TIMES):
        with lock:
            balance.value -= 1


if __name__ == "__main__":
    balance = Value("i", 0)
    first, second = Lock(), Lock()
    both = Barrier(2)
    processes = [
        Process(target=pay_in, args=(balance, first, both)),
        Process(target=take_out, args=(balance, second, both)),
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(f"The balance is {balance.value}.")
