import threading

event = threading.Event()
threading.Timer(0.7, event.set).start()
event.wait()
print('set')
