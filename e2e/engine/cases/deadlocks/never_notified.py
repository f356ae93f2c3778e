import threading

condition = threading.Condition()


def wait():
    with condition:
        condition.wait()


thread = threading.Thread(target=wait)
thread.start()
thread.join()
