"""What went wrong; `type` names the kind, `message` explains it to people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Union

from .._model import parse as _parse_unknown
from .._parse import Variants as _Variants

if TYPE_CHECKING:
    from ..models.api_error_object import APIErrorObject
    from ..models.authentication_error import AuthenticationError
    from ..models.billing_error import BillingError
    from ..models.gateway_timeout_error import GatewayTimeoutError
    from ..models.invalid_request_error import InvalidRequestError
    from ..models.not_found_error import NotFoundError
    from ..models.overloaded_error import OverloadedError
    from ..models.permission_error import PermissionError
    from ..models.rate_limit_error import RateLimitError

    ErrorObject = Union[
        InvalidRequestError,
        AuthenticationError,
        BillingError,
        PermissionError,
        NotFoundError,
        RateLimitError,
        GatewayTimeoutError,
        APIErrorObject,
        OverloadedError,
    ]

else:

    def __getattr__(name: str) -> Any:
        # The classes are needed only by those who ask for the union itself.
        if name != "ErrorObject":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ..models.api_error_object import APIErrorObject
        from ..models.authentication_error import AuthenticationError
        from ..models.billing_error import BillingError
        from ..models.gateway_timeout_error import GatewayTimeoutError
        from ..models.invalid_request_error import InvalidRequestError
        from ..models.not_found_error import NotFoundError
        from ..models.overloaded_error import OverloadedError
        from ..models.permission_error import PermissionError
        from ..models.rate_limit_error import RateLimitError

        globals()[name] = Union[
            InvalidRequestError,
            AuthenticationError,
            BillingError,
            PermissionError,
            NotFoundError,
            RateLimitError,
            GatewayTimeoutError,
            APIErrorObject,
            OverloadedError,
        ]
        return globals()[name]


_variants = _Variants(
    {
        "invalid_request_error": "invalid_request_error",
        "authentication_error": "authentication_error",
        "billing_error": "billing_error",
        "permission_error": "permission_error",
        "not_found_error": "not_found_error",
        "rate_limit_error": "rate_limit_error",
        "timeout_error": "gateway_timeout_error",
        "api_error": "api_error_object",
        "overloaded_error": "overloaded_error",
    }
)


def parse(data: Any) -> Any:
    """Read the variant that the tag names; one of no known tag keeps its data."""
    try:
        return _variants[data["type"]](data)
    except (KeyError, TypeError):
        return _parse_unknown(data)
