"""What the client does, in half a minute (`make demo`).

With ANTHROPIC_API_KEY set it talks to the real API. Without it, a server inside this process plays the API.
"""

from __future__ import annotations

import logging
import os
import sys

from anthropic import Anthropic
from anthropic.testing import Server, serve

MODEL = "claude-haiku-4-5"


def main() -> None:
    if os.environ.get("ANTHROPIC_API_KEY"):
        print("ANTHROPIC_API_KEY is set: this is the real API.")
        with Anthropic() as client:
            tour(client)
    else:
        print("ANTHROPIC_API_KEY is not set: an embedded server plays the API.")
        os.environ["NO_PROXY"] = "127.0.0.1"  # A proxy could not reach into this process.
        with serve(pace=0.05) as server, Anthropic(base_url=server.base_url, api_key="any") as client:
            tour(client)
            survive_an_error(client, server)


def tour(client: Anthropic) -> None:
    heading("A message")
    message = client.messages.create(
        model=MODEL,
        max_tokens=200,
        messages=[{"role": "user", "content": "Hello, Claude"}],
    )
    print("".join(block.text for block in message.content if block.type == "text"))
    print(f"({message.usage.input_tokens} tokens in, {message.usage.output_tokens} tokens out)")

    heading("Another, word by word")
    stream = client.messages.create(
        model=MODEL,
        max_tokens=200,
        messages=[{"role": "user", "content": "What would you tell a new API client?"}],
        stream=True,
    )
    for event in stream:
        if event.type == "content_block_delta" and event.delta.type == "text_delta":
            print(event.delta.text, end="", flush=True)
    print()

    heading("Tokens, counted before anything is spent")
    question = "How many tokens am I?"
    count = client.messages.count_tokens(model=MODEL, messages=[{"role": "user", "content": question}])
    print(f"'{question}' has {count.input_tokens} input tokens.")

    heading("Models, page by page")
    for model in client.models.list(limit=5):
        print(f"{model.id:28} {model.display_name}")


def survive_an_error(client: Anthropic, server: Server) -> None:
    heading("An error that passes: the client tries again by itself")
    logging.basicConfig(stream=sys.stdout, format="%(message)s")
    logging.getLogger("anthropic").setLevel("INFO")  # The environment variable ANTHROPIC_LOG=info does the same.
    server.fail(status=529)  # The next request meets an overloaded API.
    response = client.messages.with_raw_response.create(
        model=MODEL, max_tokens=200, messages=[{"role": "user", "content": "Are you there?"}]
    )
    print(f"Answered with status {response.status_code} after {response.retries_taken} retry.")


def heading(title: str) -> None:
    print(f"\n--- {title} {'-' * (70 - len(title))}")


if __name__ == "__main__":
    main()
