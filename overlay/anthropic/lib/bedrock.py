"""The clients for Amazon Bedrock, under the name that they used to be imported from."""

from anthropic.platforms.bedrock import AnthropicBedrock, AsyncAnthropicBedrock

__all__ = ["AnthropicBedrock", "AsyncAnthropicBedrock"]
