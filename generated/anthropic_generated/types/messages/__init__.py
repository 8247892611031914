"""Public types of `messages`; each is imported when it is first used."""

from typing import TYPE_CHECKING

from anthropic_generated._lazy import lazy

__all__ = [
    "BatchCreateParams",
    "BatchListParams",
    "DeletedMessageBatch",
    "MessageBatch",
    "MessageBatchCanceledResult",
    "MessageBatchErroredResult",
    "MessageBatchExpiredResult",
    "MessageBatchIndividualResponse",
    "MessageBatchRequestCounts",
    "MessageBatchResult",
    "MessageBatchSucceededResult",
]

if TYPE_CHECKING:
    from anthropic_generated.models.deleted_message_batch import DeletedMessageBatch as DeletedMessageBatch
    from anthropic_generated.models.message_batch import MessageBatch as MessageBatch
    from anthropic_generated.models.message_batch_canceled_result import (
        MessageBatchCanceledResult as MessageBatchCanceledResult,
    )
    from anthropic_generated.models.message_batch_errored_result import (
        MessageBatchErroredResult as MessageBatchErroredResult,
    )
    from anthropic_generated.models.message_batch_expired_result import (
        MessageBatchExpiredResult as MessageBatchExpiredResult,
    )
    from anthropic_generated.models.message_batch_individual_response import (
        MessageBatchIndividualResponse as MessageBatchIndividualResponse,
    )
    from anthropic_generated.models.message_batch_request_counts import (
        MessageBatchRequestCounts as MessageBatchRequestCounts,
    )
    from anthropic_generated.models.message_batch_result import MessageBatchResult as MessageBatchResult
    from anthropic_generated.models.message_batch_succeeded_result import (
        MessageBatchSucceededResult as MessageBatchSucceededResult,
    )
    from anthropic_generated.types.messages.batch_create_params import BatchCreateParams as BatchCreateParams
    from anthropic_generated.types.messages.batch_list_params import BatchListParams as BatchListParams
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "BatchCreateParams": ("anthropic_generated.types.messages.batch_create_params", "BatchCreateParams"),
            "BatchListParams": ("anthropic_generated.types.messages.batch_list_params", "BatchListParams"),
            "DeletedMessageBatch": ("anthropic_generated.models.deleted_message_batch", "DeletedMessageBatch"),
            "MessageBatch": ("anthropic_generated.models.message_batch", "MessageBatch"),
            "MessageBatchCanceledResult": (
                "anthropic_generated.models.message_batch_canceled_result",
                "MessageBatchCanceledResult",
            ),
            "MessageBatchErroredResult": (
                "anthropic_generated.models.message_batch_errored_result",
                "MessageBatchErroredResult",
            ),
            "MessageBatchExpiredResult": (
                "anthropic_generated.models.message_batch_expired_result",
                "MessageBatchExpiredResult",
            ),
            "MessageBatchIndividualResponse": (
                "anthropic_generated.models.message_batch_individual_response",
                "MessageBatchIndividualResponse",
            ),
            "MessageBatchRequestCounts": (
                "anthropic_generated.models.message_batch_request_counts",
                "MessageBatchRequestCounts",
            ),
            "MessageBatchResult": ("anthropic_generated.models.message_batch_result", "MessageBatchResult"),
            "MessageBatchSucceededResult": (
                "anthropic_generated.models.message_batch_succeeded_result",
                "MessageBatchSucceededResult",
            ),
        },
        packages={},
    )
