"""Public types of `beta.messages`; each is imported when it is first used."""

from typing import TYPE_CHECKING

from anthropic_generated._lazy import lazy

__all__ = [
    "BatchCreateParams",
    "BatchListParams",
    "BetaDeletedMessageBatch",
    "BetaMessageBatch",
    "BetaMessageBatchCanceledResult",
    "BetaMessageBatchErroredResult",
    "BetaMessageBatchExpiredResult",
    "BetaMessageBatchIndividualResponse",
    "BetaMessageBatchRequestCounts",
    "BetaMessageBatchResult",
    "BetaMessageBatchSucceededResult",
]

if TYPE_CHECKING:
    from anthropic_generated.models.beta_deleted_message_batch import BetaDeletedMessageBatch as BetaDeletedMessageBatch
    from anthropic_generated.models.beta_message_batch import BetaMessageBatch as BetaMessageBatch
    from anthropic_generated.models.beta_message_batch_canceled_result import (
        BetaMessageBatchCanceledResult as BetaMessageBatchCanceledResult,
    )
    from anthropic_generated.models.beta_message_batch_errored_result import (
        BetaMessageBatchErroredResult as BetaMessageBatchErroredResult,
    )
    from anthropic_generated.models.beta_message_batch_expired_result import (
        BetaMessageBatchExpiredResult as BetaMessageBatchExpiredResult,
    )
    from anthropic_generated.models.beta_message_batch_individual_response import (
        BetaMessageBatchIndividualResponse as BetaMessageBatchIndividualResponse,
    )
    from anthropic_generated.models.beta_message_batch_request_counts import (
        BetaMessageBatchRequestCounts as BetaMessageBatchRequestCounts,
    )
    from anthropic_generated.models.beta_message_batch_result import BetaMessageBatchResult as BetaMessageBatchResult
    from anthropic_generated.models.beta_message_batch_succeeded_result import (
        BetaMessageBatchSucceededResult as BetaMessageBatchSucceededResult,
    )
    from anthropic_generated.types.beta.messages.batch_create_params import BatchCreateParams as BatchCreateParams
    from anthropic_generated.types.beta.messages.batch_list_params import BatchListParams as BatchListParams
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "BatchCreateParams": ("anthropic_generated.types.beta.messages.batch_create_params", "BatchCreateParams"),
            "BatchListParams": ("anthropic_generated.types.beta.messages.batch_list_params", "BatchListParams"),
            "BetaDeletedMessageBatch": (
                "anthropic_generated.models.beta_deleted_message_batch",
                "BetaDeletedMessageBatch",
            ),
            "BetaMessageBatch": ("anthropic_generated.models.beta_message_batch", "BetaMessageBatch"),
            "BetaMessageBatchCanceledResult": (
                "anthropic_generated.models.beta_message_batch_canceled_result",
                "BetaMessageBatchCanceledResult",
            ),
            "BetaMessageBatchErroredResult": (
                "anthropic_generated.models.beta_message_batch_errored_result",
                "BetaMessageBatchErroredResult",
            ),
            "BetaMessageBatchExpiredResult": (
                "anthropic_generated.models.beta_message_batch_expired_result",
                "BetaMessageBatchExpiredResult",
            ),
            "BetaMessageBatchIndividualResponse": (
                "anthropic_generated.models.beta_message_batch_individual_response",
                "BetaMessageBatchIndividualResponse",
            ),
            "BetaMessageBatchRequestCounts": (
                "anthropic_generated.models.beta_message_batch_request_counts",
                "BetaMessageBatchRequestCounts",
            ),
            "BetaMessageBatchResult": (
                "anthropic_generated.models.beta_message_batch_result",
                "BetaMessageBatchResult",
            ),
            "BetaMessageBatchSucceededResult": (
                "anthropic_generated.models.beta_message_batch_succeeded_result",
                "BetaMessageBatchSucceededResult",
            ),
        },
        packages={},
    )
