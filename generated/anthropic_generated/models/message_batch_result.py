"""The outcome of a batch's request: a message, an error, or the fact that it was canceled or expired."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Union

from .._model import parse as _parse_unknown
from .._parse import Variants as _Variants

if TYPE_CHECKING:
    from ..models.message_batch_canceled_result import MessageBatchCanceledResult
    from ..models.message_batch_errored_result import MessageBatchErroredResult
    from ..models.message_batch_expired_result import MessageBatchExpiredResult
    from ..models.message_batch_succeeded_result import MessageBatchSucceededResult

    MessageBatchResult = Union[
        MessageBatchSucceededResult, MessageBatchErroredResult, MessageBatchCanceledResult, MessageBatchExpiredResult
    ]

else:

    def __getattr__(name: str) -> Any:
        # The classes are needed only by those who ask for the union itself.
        if name != "MessageBatchResult":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.message_batch_canceled_result import MessageBatchCanceledResult
        from ..models.message_batch_errored_result import MessageBatchErroredResult
        from ..models.message_batch_expired_result import MessageBatchExpiredResult
        from ..models.message_batch_succeeded_result import MessageBatchSucceededResult

        globals()[name] = Union[
            MessageBatchSucceededResult,
            MessageBatchErroredResult,
            MessageBatchCanceledResult,
            MessageBatchExpiredResult,
        ]
        return globals()[name]


_variants = _Variants(
    {
        "succeeded": "message_batch_succeeded_result",
        "errored": "message_batch_errored_result",
        "canceled": "message_batch_canceled_result",
        "expired": "message_batch_expired_result",
    }
)


def parse(data: Any) -> Any:
    """Read the variant that the tag names; one of no known tag keeps its data."""
    try:
        return _variants[data["type"]](data)
    except (KeyError, TypeError):
        return _parse_unknown(data)
