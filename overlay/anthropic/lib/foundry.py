"""The clients of Microsoft Foundry, where they are also imported from."""

from anthropic.platforms.foundry import AnthropicFoundry, AsyncAnthropicFoundry

__all__ = ["AnthropicFoundry", "AsyncAnthropicFoundry"]
