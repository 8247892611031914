"""What only platforms raise; the tree that they belong to is drawn in `anthropic._errors`."""

from __future__ import annotations

from anthropic._errors import AnthropicError


class CredentialsError(AnthropicError):
    """The credentials of a platform could not be fetched, so nothing was sent; `__cause__` is what went wrong.

    Attributes:
        platform: The name of the platform.
        source: Where the credentials were to come from.
    """

    def __init__(self, platform: str, source: str, explanation: str) -> None:
        super().__init__(f"the credentials for {platform} cannot be had from {source}: {explanation}")
        self.platform = platform
        self.source = source


class NotSupportedOnPlatformError(AnthropicError):
    """The platform does not have this operation, so nothing was sent.

    Attributes:
        operation: The name of the method.
        platform: The name of the platform.
    """

    def __init__(self, operation: str, platform: str) -> None:
        super().__init__(
            f"{operation} is not available on {platform}: use the Claude API itself, by the client Anthropic"
        )
        self.operation = operation
        self.platform = platform
