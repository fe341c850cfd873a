"""The machine: lock, local socket, notifications, browser, sleep, network."""
