"""Tables of the API description that the client reads."""

from __future__ import annotations

DEPRECATED_MODELS = {
    "claude-1.3": "2024-11-06",
    "claude-1.3-100k": "2024-11-06",
    "claude-instant-1.1": "2024-11-06",
    "claude-instant-1.1-100k": "2024-11-06",
    "claude-instant-1.2": "2024-11-06",
    "claude-2.0": "2025-07-21",
    "claude-2.1": "2025-07-21",
    "claude-3-sonnet-20240229": "2025-07-21",
    "claude-3-opus-20240229": "2026-01-05",
    "claude-3-7-sonnet-latest": "2026-02-19",
    "claude-3-7-sonnet-20250219": "2026-02-19",
    "claude-3-5-haiku-latest": "2026-02-19",
    "claude-3-5-haiku-20241022": "2026-02-19",
}

PREFERRED_THINKING = {"claude-opus-4-6": "adaptive"}

NONSTREAMING_TOKENS = {
    "claude-opus-4-20250514": 8192,
    "claude-opus-4-0": 8192,
    "claude-4-opus-20250514": 8192,
    "anthropic.claude-opus-4-20250514-v1:0": 8192,
    "claude-opus-4@20250514": 8192,
    "claude-opus-4-1-20250805": 8192,
    "anthropic.claude-opus-4-1-20250805-v1:0": 8192,
    "claude-opus-4-1@20250805": 8192,
}

CLIENT_TOOLS = {
    "custom": "a function",
    "bash": "a shell",
    "text_editor": "an editor of files",
    "computer": "a screen with mouse and keyboard",
    "memory": "a store of files",
}

#: Tag of a piece of a stream → how it changes a block, the field of the piece, that of the block, tags of such blocks.
DELTAS: dict[str, tuple[str, str, str, tuple[str, ...]]] = {
    "citations_delta": ("item", "citation", "citations", ("text",)),
    "compaction_delta": ("append", "content", "content", ("compaction",)),
    "input_json_delta": ("json", "partial_json", "input", ("tool_use", "server_tool_use", "mcp_tool_use")),
    "signature_delta": ("set", "signature", "signature", ("thinking",)),
    "text_delta": ("append", "text", "text", ("text",)),
    "thinking_delta": ("append", "thinking", "thinking", ("thinking",)),
}
