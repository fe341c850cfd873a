from __future__ import annotations

PROGRAM = """
import signal, sys, threading
from PySide6.QtCore import QCoreApplication, QTimer
from gsmos_tray.workstation.signals import EndSignals

application = QCoreApplication([])
before = signal.getsignal(signal.SIGTERM)
asked = []

def end():
    asked.append(threading.current_thread().name)
    if len(asked) == 2:
        application.quit()  # allowed from any thread
    if len(asked) == 1:
        print("once", flush=True)
        raise RuntimeError

signals = EndSignals(end)
signals.start()
print("ready", flush=True)
application.exec()  # no Python runs in here
signals.stop()
print(asked, signal.getsignal(signal.SIGTERM) == before, signal.set_wakeup_fd(-1))
"""
