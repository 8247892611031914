"""A progress bar for a batch, drawn by tqdm: on a terminal only."""

from __future__ import annotations

from typing import Any

from ._optional import optional

COUNTS = ("succeeded", "errored", "canceled", "expired", "processing")


class Bar:
    """Shows how many requests of a batch are done."""

    def __init__(self) -> None:
        self._tqdm: Any = optional("tqdm", "progress", "progress=True").tqdm
        self._bar: Any = None

    def show(self, batch: Any) -> None:
        """Draw the state of a batch."""
        done, total, failed = progress_of(batch)
        if self._bar is None:
            # `disable=None` keeps logs and pipes free of it.
            self._bar = self._tqdm(total=total, desc=str(batch.id), unit=" requests", disable=None)
        self._bar.total = total
        self._bar.n = done
        self._bar.set_postfix(status=batch.processing_status, **({"errored": failed} if failed else {}))

    def close(self) -> None:
        """Leave the bar as it is."""
        if self._bar is not None:
            self._bar.close()


def progress_of(batch: Any) -> tuple[int, int, int]:
    """Return how many requests of a batch are done, how many there are, and how many failed."""
    counts: dict[str, int] = {}
    for name in COUNTS:
        value = getattr(batch.request_counts, name, 0)
        counts[name] = value if isinstance(value, int) else 0
    total = sum(counts.values())
    return total - counts["processing"], total, counts["errored"] + counts["expired"]
