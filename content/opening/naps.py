from multiprocessing import Process
from time import sleep

NAPS = {"Ada": 0.8, "Bea": 0.2, "Cleo": 0.6, "Dot": 0.4}

def nap(name):
    sleep(NAPS[name])
    print(f"{name} slept for {NAPS[name]} s")

if __name__ == "__main__":
    for name in NAPS:
        Process(target=nap, args=[name], name=name).start()
