"""Why a request failed. Look at `type` to tell the cases apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Union

from .._model import parse as _parse_unknown
from .._parse import Variants as _Variants

if TYPE_CHECKING:
    from ..models.beta_api_error import BetaAPIError
    from ..models.beta_authentication_error import BetaAuthenticationError
    from ..models.beta_billing_error import BetaBillingError
    from ..models.beta_gateway_timeout_error import BetaGatewayTimeoutError
    from ..models.beta_invalid_request_error import BetaInvalidRequestError
    from ..models.beta_not_found_error import BetaNotFoundError
    from ..models.beta_overloaded_error import BetaOverloadedError
    from ..models.beta_permission_error import BetaPermissionError
    from ..models.beta_rate_limit_error import BetaRateLimitError

    BetaError = Union[
        BetaInvalidRequestError,
        BetaAuthenticationError,
        BetaBillingError,
        BetaPermissionError,
        BetaNotFoundError,
        BetaRateLimitError,
        BetaGatewayTimeoutError,
        BetaAPIError,
        BetaOverloadedError,
    ]

else:

    def __getattr__(name: str) -> Any:
        # The classes are needed only by those who ask for the union itself.
        if name != "BetaError":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.beta_api_error import BetaAPIError
        from ..models.beta_authentication_error import BetaAuthenticationError
        from ..models.beta_billing_error import BetaBillingError
        from ..models.beta_gateway_timeout_error import BetaGatewayTimeoutError
        from ..models.beta_invalid_request_error import BetaInvalidRequestError
        from ..models.beta_not_found_error import BetaNotFoundError
        from ..models.beta_overloaded_error import BetaOverloadedError
        from ..models.beta_permission_error import BetaPermissionError
        from ..models.beta_rate_limit_error import BetaRateLimitError

        globals()[name] = Union[
            BetaInvalidRequestError,
            BetaAuthenticationError,
            BetaBillingError,
            BetaPermissionError,
            BetaNotFoundError,
            BetaRateLimitError,
            BetaGatewayTimeoutError,
            BetaAPIError,
            BetaOverloadedError,
        ]
        return globals()[name]


_variants = _Variants(
    {
        "invalid_request_error": "beta_invalid_request_error",
        "authentication_error": "beta_authentication_error",
        "billing_error": "beta_billing_error",
        "permission_error": "beta_permission_error",
        "not_found_error": "beta_not_found_error",
        "rate_limit_error": "beta_rate_limit_error",
        "timeout_error": "beta_gateway_timeout_error",
        "api_error": "beta_api_error",
        "overloaded_error": "beta_overloaded_error",
    }
)


def parse(data: Any) -> Any:
    """Read the variant that the tag names; one of no known tag keeps its data."""
    try:
        return _variants[data["type"]](data)
    except (KeyError, TypeError):
        return _parse_unknown(data)
