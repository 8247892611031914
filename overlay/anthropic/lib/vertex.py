"""The clients for Google Vertex AI, under the name that they used to be imported from."""

from anthropic.platforms.vertex import AnthropicVertex, AsyncAnthropicVertex

__all__ = ["AnthropicVertex", "AsyncAnthropicVertex"]
