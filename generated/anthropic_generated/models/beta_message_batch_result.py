"""The outcome of a batch's request: a message, an error, or the fact that it was canceled or expired."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Union

from .._model import parse as _parse_unknown
from .._parse import Variants as _Variants

if TYPE_CHECKING:
    from ..models.beta_message_batch_canceled_result import BetaMessageBatchCanceledResult
    from ..models.beta_message_batch_errored_result import BetaMessageBatchErroredResult
    from ..models.beta_message_batch_expired_result import BetaMessageBatchExpiredResult
    from ..models.beta_message_batch_succeeded_result import BetaMessageBatchSucceededResult

    BetaMessageBatchResult = Union[
        BetaMessageBatchSucceededResult,
        BetaMessageBatchErroredResult,
        BetaMessageBatchCanceledResult,
        BetaMessageBatchExpiredResult,
    ]

else:

    def __getattr__(name: str) -> Any:
        # The classes are needed only by those who ask for the union itself.
        if name != "BetaMessageBatchResult":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.beta_message_batch_canceled_result import BetaMessageBatchCanceledResult
        from ..models.beta_message_batch_errored_result import BetaMessageBatchErroredResult
        from ..models.beta_message_batch_expired_result import BetaMessageBatchExpiredResult
        from ..models.beta_message_batch_succeeded_result import BetaMessageBatchSucceededResult

        globals()[name] = Union[
            BetaMessageBatchSucceededResult,
            BetaMessageBatchErroredResult,
            BetaMessageBatchCanceledResult,
            BetaMessageBatchExpiredResult,
        ]
        return globals()[name]


_variants = _Variants(
    {
        "succeeded": "beta_message_batch_succeeded_result",
        "errored": "beta_message_batch_errored_result",
        "canceled": "beta_message_batch_canceled_result",
        "expired": "beta_message_batch_expired_result",
    }
)


def parse(data: Any) -> Any:
    """Read the variant that the tag names; one of no known tag keeps its data."""
    try:
        return _variants[data["type"]](data)
    except (KeyError, TypeError):
        return _parse_unknown(data)
