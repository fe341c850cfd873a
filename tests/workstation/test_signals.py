from __future__ import annotations

import signal
import subprocess
import sys
import threading

import pytest

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
# From inside the loop: a quit that comes before it is lost.
QTimer.singleShot(0, lambda: print("ready", flush=True))
application.exec()  # no Python runs in here
signals.stop()
print(asked, signal.getsignal(signal.SIGTERM) == before, signal.set_wakeup_fd(-1))
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_is_heard_inside_qt_s_event_loop_and_each_time(number):
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        last_resort = threading.Timer(30, process.kill)  # a failure is to fail, not to hang
        last_resort.start()
        try:
            assert process.stdout.readline() == "ready\n"
            process.send_signal(number)
            assert process.stdout.readline() == "once\n"
            process.send_signal(number)
            assert process.stdout.read() == "['end-signals', 'end-signals'] True -1\n"
            assert "could not end" in process.stderr.read()
            assert process.wait(30) == 0
        finally:
            last_resort.cancel()
            process.kill()
