"""How many connections the server had, and has."""

from __future__ import annotations

import threading


class Connections:
    """How many connections there were, and are."""

    def __init__(self) -> None:
        #: Opened since the last reset.
        self.opened = 0
        #: Open now.
        self.open = 0
        #: Notified whenever a connection opens or closes or a request arrives.
        self.changed = threading.Condition()

    def count(self, change: int) -> int:
        """Note that a connection opened (1) or closed (-1)."""
        with self.changed:
            self.open += change
            self.opened += max(0, change)
            self.changed.notify_all()
            return self.opened

    def clear(self) -> None:
        """Start to count anew."""
        with self.changed:
            self.opened = self.open

    def wait_open(self, count: int, timeout: float = 5) -> bool:
        """Wait until at most so many connections are open; return whether that came true."""
        with self.changed:
            return self.changed.wait_for(lambda: self.open <= count, timeout)

    def __repr__(self) -> str:
        return f"<Connections: {self.opened} opened, {self.open} open>"
