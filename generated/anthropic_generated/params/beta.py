"""Request types of the beta API, as TypedDicts. They are read by type checkers and, at run time, by nobody."""

from __future__ import annotations

from typing import Dict, Iterable, Literal, Optional, TypedDict, Union

from .._types import Base64FileInput, SequenceNotStr
from ..models.beta_content_block import BetaContentBlock

__all__ = [
    "BetaAllThinkingTurnsParam",
    "BetaBase64ImageSourceParam",
    "BetaBase64PDFSourceParam",
    "BetaBashCodeExecutionOutputBlockParam",
    "BetaBashCodeExecutionResultBlockParam",
    "BetaBashCodeExecutionToolResultBlockParam",
    "BetaBashCodeExecutionToolResultBlockParamContentParam",
    "BetaBashCodeExecutionToolResultErrorCodeParam",
    "BetaBashCodeExecutionToolResultErrorParam",
    "BetaCacheControlEphemeralParam",
    "BetaCitationCharLocationParam",
    "BetaCitationContentBlockLocationParam",
    "BetaCitationPageLocationParam",
    "BetaCitationSearchResultLocationParam",
    "BetaCitationWebSearchResultLocationParam",
    "BetaCitationsConfigParam",
    "BetaClearThinking20251015EditParam",
    "BetaClearToolUses20250919EditParam",
    "BetaCodeExecutionOutputBlockParam",
    "BetaCodeExecutionResultBlockParam",
    "BetaCodeExecutionTool20250522Param",
    "BetaCodeExecutionTool20250825Param",
    "BetaCodeExecutionTool20260120Param",
    "BetaCodeExecutionToolResultBlockParam",
    "BetaCodeExecutionToolResultBlockParamContentParam",
    "BetaCodeExecutionToolResultErrorCodeParam",
    "BetaCodeExecutionToolResultErrorParam",
    "BetaCompact20260112EditParam",
    "BetaCompactionBlockParam",
    "BetaContainerParams",
    "BetaContainerUploadBlockParam",
    "BetaContentBlockParam",
    "BetaContentBlockSourceContentParam",
    "BetaContentBlockSourceParam",
    "BetaContextManagementConfigParam",
    "BetaContextManagementEditParam",
    "BetaDirectCallerParam",
    "BetaDocumentBlockSourceParam",
    "BetaEffortLevelParam",
    "BetaEncryptedCodeExecutionResultBlockParam",
    "BetaFileDocumentSourceParam",
    "BetaFileImageSourceParam",
    "BetaImageBlockParam",
    "BetaImageBlockSourceParam",
    "BetaInputTokensClearAtLeastParam",
    "BetaInputTokensTriggerParam",
    "BetaJSONOutputFormatParam",
    "BetaMCPToolConfigParam",
    "BetaMCPToolDefaultConfigParam",
    "BetaMCPToolUseBlockParam",
    "BetaMCPToolsetParam",
    "BetaMemoryTool20250818Param",
    "BetaMessageParam",
    "BetaMetadataParam",
    "BetaOutputConfigParam",
    "BetaPlainTextSourceParam",
    "BetaRedactedThinkingBlockParam",
    "BetaRequestDocumentBlockParam",
    "BetaRequestMCPServerToolConfigurationParam",
    "BetaRequestMCPServerURLDefinitionParam",
    "BetaRequestMCPToolResultBlockParam",
    "BetaSearchResultBlockParam",
    "BetaServerToolCaller20260120Param",
    "BetaServerToolCallerParam",
    "BetaServerToolUseBlockParam",
    "BetaSkillParams",
    "BetaSpeedParam",
    "BetaTextBlockParam",
    "BetaTextCitationParam",
    "BetaTextEditorCodeExecutionCreateResultBlockParam",
    "BetaTextEditorCodeExecutionStrReplaceResultBlockParam",
    "BetaTextEditorCodeExecutionToolResultBlockParam",
    "BetaTextEditorCodeExecutionToolResultBlockParamContentParam",
    "BetaTextEditorCodeExecutionToolResultErrorCodeParam",
    "BetaTextEditorCodeExecutionToolResultErrorParam",
    "BetaTextEditorCodeExecutionViewResultBlockParam",
    "BetaThinkingBlockParam",
    "BetaThinkingConfigAdaptiveParam",
    "BetaThinkingConfigDisabledParam",
    "BetaThinkingConfigEnabledParam",
    "BetaThinkingConfigParam",
    "BetaThinkingTurnsParam",
    "BetaToolBash20241022Param",
    "BetaToolBash20250124Param",
    "BetaToolCallerParam",
    "BetaToolChoiceAnyParam",
    "BetaToolChoiceAutoParam",
    "BetaToolChoiceNoneParam",
    "BetaToolChoiceParam",
    "BetaToolChoiceToolParam",
    "BetaToolComputerUse20241022Param",
    "BetaToolComputerUse20250124Param",
    "BetaToolComputerUse20251124Param",
    "BetaToolParam",
    "BetaToolReferenceBlockParam",
    "BetaToolResultBlockParam",
    "BetaToolResultContentParam",
    "BetaToolSearchToolBm25_20251119Param",
    "BetaToolSearchToolRegex20251119Param",
    "BetaToolSearchToolResultBlockParam",
    "BetaToolSearchToolResultBlockParamContentParam",
    "BetaToolSearchToolResultErrorCodeParam",
    "BetaToolSearchToolResultErrorParam",
    "BetaToolSearchToolSearchResultBlockParam",
    "BetaToolTextEditor20241022Param",
    "BetaToolTextEditor20250124Param",
    "BetaToolTextEditor20250429Param",
    "BetaToolTextEditor20250728Param",
    "BetaToolUnionParam",
    "BetaToolUseBlockParam",
    "BetaToolUsesKeepParam",
    "BetaToolUsesTriggerParam",
    "BetaURLImageSourceParam",
    "BetaURLPDFSourceParam",
    "BetaUserLocationParam",
    "BetaWebFetchBlockParam",
    "BetaWebFetchTool20250910Param",
    "BetaWebFetchTool20260209Param",
    "BetaWebFetchToolResultBlockParam",
    "BetaWebFetchToolResultBlockParamContentParam",
    "BetaWebFetchToolResultErrorBlockParam",
    "BetaWebFetchToolResultErrorCodeParam",
    "BetaWebSearchResultBlockParam",
    "BetaWebSearchTool20250305Param",
    "BetaWebSearchTool20260209Param",
    "BetaWebSearchToolRequestErrorParam",
    "BetaWebSearchToolResultBlockParam",
    "BetaWebSearchToolResultBlockParamContentParam",
    "BetaWebSearchToolResultErrorCodeParam",
]


class BetaCitationCharLocationParam(TypedDict):
    """A character-range citation sent back as part of an earlier answer."""

    cited_text: str
    """The quoted passage as received. It is not billed as input tokens."""

    document_index: int
    """Which document is cited, counting all documents in the request from 0."""

    document_title: Optional[str]

    end_char_index: int
    """Index just past the passage's last character."""

    start_char_index: int
    """Index of the passage's first character, from 0."""

    type: Literal["char_location"]


class BetaCitationContentBlockLocationParam(TypedDict):
    """A block-range citation sent back as part of an earlier answer."""

    cited_text: str
    """The text of the cited blocks as received. It is not billed as input tokens."""

    document_index: int
    """Which document is cited, counting all documents in the request from 0."""

    document_title: Optional[str]

    end_block_index: int
    """Index just past the last cited block."""

    start_block_index: int
    """Index of the first cited block, from 0."""

    type: Literal["content_block_location"]


class BetaCitationPageLocationParam(TypedDict):
    """A PDF page citation sent back as part of an earlier answer."""

    cited_text: str
    """The quoted passage as received. It is not billed as input tokens."""

    document_index: int
    """Which document is cited, counting all documents in the request from 0."""

    document_title: Optional[str]

    end_page_number: int
    """Number of the page just after the last cited one."""

    start_page_number: int
    """First cited page; pages count from 1."""

    type: Literal["page_location"]


class BetaCitationSearchResultLocationParam(TypedDict):
    """A citation of a search result you supplied, sent back as part of an earlier answer."""

    cited_text: str
    """The text of the cited blocks as received."""

    end_block_index: int
    """Index just past the last cited block of the result."""

    search_result_index: int
    """Which search result is cited, counting all of those in the request from 0."""

    source: str

    start_block_index: int
    """Index of the first cited block of the result, from 0."""

    title: Optional[str]

    type: Literal["search_result_location"]


class BetaCitationWebSearchResultLocationParam(TypedDict):
    """A web search citation sent back as part of an earlier answer."""

    cited_text: str
    """The quoted passage as received. It is not billed as input tokens."""

    encrypted_index: str
    """Opaque reference to the passage; send it back exactly as received."""

    title: Optional[str]

    type: Literal["web_search_result_location"]

    url: str


class BetaCitationsConfigParam(TypedDict, total=False):
    """Switches citations on or off for a document or search result."""

    enabled: bool
    """Set to true to have the model cite this source in its answer."""


class BetaBase64ImageSourceParam(TypedDict):
    """An image sent inline as base64, for files that are not reachable by URL."""

    data: Union[str, Base64FileInput]
    """The image bytes, base64-encoded, without a `data:` prefix."""

    media_type: Literal["image/jpeg", "image/png", "image/gif", "image/webp"]
    """Format of the encoded image; it has to match the actual bytes."""

    type: Literal["base64"]


class BetaBase64PDFSourceParam(TypedDict):
    """A PDF carried inline as base64."""

    data: Union[str, Base64FileInput]
    """The PDF bytes, base64-encoded, without a `data:` prefix."""

    media_type: Literal["application/pdf"]

    type: Literal["base64"]


class _BetaCacheControlEphemeralParam(TypedDict):
    type: Literal["ephemeral"]


class BetaCacheControlEphemeralParam(_BetaCacheControlEphemeralParam, total=False):
    """Marks a prompt-cache breakpoint. Everything in the prompt up to and including the marked item can be reused
    by later requests that start the same way.
    """

    ttl: Literal["5m", "1h"]
    """How long the cached prefix lives after its last use, five minutes (the default) or one hour. The
    longer lifetime costs more to write.
    """


class _BetaCompactionBlockParam(TypedDict):
    content: Optional[str]
    """The summary exactly as the API returned it, or null if that compaction failed."""

    type: Literal["compaction"]


class BetaCompactionBlockParam(_BetaCompactionBlockParam, total=False):
    """A compaction summary sent back from an earlier response. Content before the block is left out of what the
    model reads; a block whose `content` is null has no effect.
    """

    cache_control: Optional[BetaCacheControlEphemeralParam]
    """Puts a prompt cache breakpoint at this block, so the summary can be reused cheaply."""


class _BetaContainerUploadBlockParam(TypedDict):
    file_id: str
    """Files API ID of a file you uploaded earlier."""

    type: Literal["container_upload"]


class BetaContainerUploadBlockParam(_BetaContainerUploadBlockParam, total=False):
    """Put an uploaded file into the code execution container, so that code the model runs can read it."""

    cache_control: Optional[BetaCacheControlEphemeralParam]
    """Set to end a cached prefix at this block."""


class BetaContentBlockSourceParam(TypedDict):
    """A document that you assemble from your own blocks. Use it to decide how the text is chunked for citations,
    since each block is cited as a whole.
    """

    content: Union[str, Iterable[BetaContentBlockSourceContentParam]]
    """The document body, either one string or an ordered list of text and image blocks."""

    type: Literal["content"]


class BetaFileDocumentSourceParam(TypedDict):
    """A document taken from a file uploaded earlier through the Files API."""

    file_id: str
    """ID of the uploaded file, as returned by `beta.files.upload`."""

    type: Literal["file"]


class BetaFileImageSourceParam(TypedDict):
    """An image taken from a file uploaded earlier through the Files API."""

    file_id: str
    """ID of the uploaded image, as returned by `beta.files.upload`."""

    type: Literal["file"]


class _BetaImageBlockParam(TypedDict):
    source: BetaImageBlockSourceParam
    """Where the image comes from, as base64 data, a URL or the ID of an uploaded file."""

    type: Literal["image"]


class BetaImageBlockParam(_BetaImageBlockParam, total=False):
    """An image for the model to look at."""

    cache_control: Optional[BetaCacheControlEphemeralParam]


class BetaPlainTextSourceParam(TypedDict):
    """A document given as plain text. Citations into it point at character ranges."""

    data: str
    """The document text, as is (not base64)."""

    media_type: Literal["text/plain"]

    type: Literal["text"]


class BetaRedactedThinkingBlockParam(TypedDict):
    """A redacted thinking block from an earlier response, sent back so that the model keeps its reasoning across
    turns.
    """

    data: str
    """The encrypted value exactly as received; any edit makes the request fail."""

    type: Literal["redacted_thinking"]


class _BetaRequestDocumentBlockParam(TypedDict):
    source: BetaDocumentBlockSourceParam
    """Where the document comes from, as base64 PDF data, plain text, content blocks, a URL or the ID of an
    uploaded file.
    """

    type: Literal["document"]


class BetaRequestDocumentBlockParam(_BetaRequestDocumentBlockParam, total=False):
    """A document for the model to read. Unlike the general version it also accepts a file uploaded through the
    Files API.
    """

    cache_control: Optional[BetaCacheControlEphemeralParam]
    """Set to end a cached prefix at this block, useful when asking several questions about one long
    document.
    """

    citations: Optional[BetaCitationsConfigParam]
    """Turn on to have answers cite passages of this document. Use the same setting for every document in a
    request.
    """

    context: Optional[str]
    """Background about the document, such as where it came from. The model reads it but never cites it."""

    title: Optional[str]
    """Name shown to the model and repeated in citations; not itself citable."""


class _BetaSearchResultBlockParam(TypedDict):
    content: Iterable[BetaTextBlockParam]
    """The passage as text blocks. Citations point at whole blocks, so split the text where you want them
    to land.
    """

    source: str
    """Where the passage comes from, such as a URL or an internal identifier; repeated in citations."""

    title: str
    """Title of the result, repeated in citations."""

    type: Literal["search_result"]


class BetaSearchResultBlockParam(_BetaSearchResultBlockParam, total=False):
    """A passage found by your own search or retrieval system, which the model can cite the way it cites web search
    results. Use it in a user message or inside a tool result.
    """

    cache_control: Optional[BetaCacheControlEphemeralParam]

    citations: BetaCitationsConfigParam
    """Turn on to let the model cite this result."""


class _BetaServerToolUseBlockParam(TypedDict):
    id: str
    """The call's ID as received, which links it to its result block."""

    input: Dict[str, object]
    """The arguments as received."""

    name: Literal[
        "web_search",
        "web_fetch",
        "code_execution",
        "bash_code_execution",
        "text_editor_code_execution",
        "tool_search_tool_regex",
        "tool_search_tool_bm25",
    ]

    type: Literal["server_tool_use"]


class BetaServerToolUseBlockParam(_BetaServerToolUseBlockParam, total=False):
    """A server tool call from an earlier response, sent back as part of the conversation. Keep its result block
    along with it.
    """

    cache_control: Optional[BetaCacheControlEphemeralParam]

    caller: BetaToolCallerParam
    """Who made the call; copy it from the response."""


class _BetaTextBlockParam(TypedDict):
    text: str
    """The text itself, which must not be empty."""

    type: Literal["text"]


class BetaTextBlockParam(_BetaTextBlockParam, total=False):
    """Text you send, whether a prompt, part of a tool result, or an earlier answer being sent back."""

    cache_control: Optional[BetaCacheControlEphemeralParam]
    """Set to end a cached prefix at this block."""

    citations: Optional[Iterable[BetaTextCitationParam]]
    """Only for assistant text being sent back; the citations it came with."""


class BetaThinkingBlockParam(TypedDict):
    """A thinking block from an earlier response, sent back unedited. Needed when continuing a tool-use turn with
    extended thinking on.
    """

    signature: str
    """The signature exactly as received; the request is rejected if it does not check out."""

    thinking: str
    """The reasoning text exactly as received."""

    type: Literal["thinking"]


class _BetaToolResultBlockParam(TypedDict):
    tool_use_id: str
    """The `id` of the `tool_use` block being answered."""

    type: Literal["tool_result"]


class BetaToolResultBlockParam(_BetaToolResultBlockParam, total=False):
    """Your answer to a `tool_use` block, holding what the tool returned. Send it in the user message right after
    the call, before any other content there.
    """

    cache_control: Optional[BetaCacheControlEphemeralParam]

    content: Union[str, Iterable[BetaToolResultContentParam]]
    """What the tool returned, as a string or a list of blocks. May be left out when there is nothing to
    report.
    """

    is_error: bool
    """Set to true when the tool failed, and explain the failure in `content` so that the model can react."""


class _BetaToolUseBlockParam(TypedDict):
    id: str
    """The call's ID as received; your `tool_result` refers to it."""

    input: Dict[str, object]
    """The arguments as received, as a JSON object."""

    name: str

    type: Literal["tool_use"]


class BetaToolUseBlockParam(_BetaToolUseBlockParam, total=False):
    """A tool call from an earlier response, sent back in the assistant turn so that your `tool_result` has
    something to answer.
    """

    cache_control: Optional[BetaCacheControlEphemeralParam]

    caller: BetaToolCallerParam
    """Who made the call; copy it from the response."""


class BetaURLImageSourceParam(TypedDict):
    """An image that the API downloads from a URL."""

    type: Literal["url"]

    url: str
    """Address of the image, which must be publicly reachable."""


class BetaURLPDFSourceParam(TypedDict):
    """A PDF that the API downloads from a URL."""

    type: Literal["url"]

    url: str
    """Address of the PDF, which must be publicly reachable."""


class BetaAllThinkingTurnsParam(TypedDict):
    """Keeps the thinking of every assistant turn, so nothing is cleared. Good for cache hits."""

    type: Literal["all"]


class _BetaClearThinking20251015EditParam(TypedDict):
    type: Literal["clear_thinking_20251015"]


class BetaClearThinking20251015EditParam(_BetaClearThinking20251015EditParam, total=False):
    """Drops thinking blocks of older assistant turns before the model reads the conversation. When combined with
    other edits, list this one first.
    """

    keep: Union[Literal["all"], Union[BetaThinkingTurnsParam, BetaAllThinkingTurnsParam]]
    """How many of the latest assistant turns keep their thinking, or `all` to keep every one. Fewer turns
    save tokens, more turns preserve the prompt cache.
    """


class _BetaClearToolUses20250919EditParam(TypedDict):
    type: Literal["clear_tool_uses_20250919"]


class BetaClearToolUses20250919EditParam(_BetaClearToolUses20250919EditParam, total=False):
    """Removes old tool results, oldest first, once the conversation passes a threshold. Your own copy of the
    messages stays as it is; the model sees a placeholder where a result was cleared.
    """

    clear_at_least: Optional[BetaInputTokensClearAtLeastParam]
    """Smallest number of tokens the edit must free; if it cannot free that many, it does nothing. Use it
    so that breaking the prompt cache is worth the cost.
    """

    clear_tool_inputs: Optional[Union[bool, SequenceNotStr[str]]]
    """Also clears the inputs of the tool calls, not just the results. True covers all tools, a list of
    names only those tools.
    """

    exclude_tools: Optional[SequenceNotStr[str]]
    """Names of tools whose calls and results are never cleared."""

    keep: BetaToolUsesKeepParam
    """How many of the most recent tool uses stay untouched."""

    trigger: Union[BetaInputTokensTriggerParam, BetaToolUsesTriggerParam]
    """When the edit starts to act, as a number of input tokens or a number of tool uses in the
    conversation.
    """


class _BetaCompact20260112EditParam(TypedDict):
    type: Literal["compact_20260112"]


class BetaCompact20260112EditParam(_BetaCompact20260112EditParam, total=False):
    """Has the API summarize the conversation when it grows past a threshold, so a long session can go on within
    the context window. The summary comes back as a compaction block, which you send along in later requests.
    """

    instructions: Optional[str]
    """Your own prompt for writing the summary. It replaces the built-in one."""

    pause_after_compaction: bool
    """Stop right after the summary, with stop reason `compaction`, so you can add or keep messages before
    the model continues.
    """

    trigger: Optional[BetaInputTokensTriggerParam]
    """Input size in tokens at which compaction runs; leave out or set null for the API's default."""


class BetaContextManagementConfigParam(TypedDict, total=False):
    """Edits the API makes to the conversation on its own before the model reads it, to keep long sessions within
    the context window.
    """

    edits: Iterable[BetaContextManagementEditParam]
    """Edits to apply, in order. Each does nothing until its own condition is met."""


class BetaInputTokensClearAtLeastParam(TypedDict):
    """A minimum saving, in input tokens, that makes an edit worth applying."""

    type: Literal["input_tokens"]

    value: int
    """Number of input tokens that must be freed."""


class BetaInputTokensTriggerParam(TypedDict):
    """Starts an edit when the prompt exceeds a number of input tokens."""

    type: Literal["input_tokens"]

    value: int
    """Threshold in input tokens."""


class BetaThinkingTurnsParam(TypedDict):
    """Keeps the thinking of the latest assistant turns only."""

    type: Literal["thinking_turns"]

    value: int
    """Number of assistant turns that keep their thinking, counted from the end; at least 1."""


class BetaToolUsesKeepParam(TypedDict):
    """Keeps the latest tool uses out of clearing."""

    type: Literal["tool_uses"]

    value: int
    """Number of tool uses to keep, counted from the end; 0 keeps none."""


class BetaToolUsesTriggerParam(TypedDict):
    """Starts an edit when the conversation holds more than a number of tool uses."""

    type: Literal["tool_uses"]

    value: int
    """Threshold in tool uses."""


class BetaMCPToolConfigParam(TypedDict, total=False):
    """Settings for one tool of an MCP server. A field left out falls back to the toolset's default."""

    defer_loading: bool
    """Keep the tool's definition out of the initial prompt until tool search finds it. Useful for servers
    with many tools.
    """

    enabled: bool
    """Whether the model may use this tool."""


class BetaMCPToolDefaultConfigParam(TypedDict, total=False):
    """Settings for every tool of an MCP server that has no settings of its own."""

    defer_loading: bool
    """Keep tool definitions out of the initial prompt until tool search finds them."""

    enabled: bool
    """Whether the model may use the tools. Set false and enable single tools in `configs` for an
    allowlist.
    """


class _BetaMCPToolUseBlockParam(TypedDict):
    id: str
    """ID of the call, as the API returned it."""

    input: Dict[str, object]
    """Arguments passed to the tool."""

    name: str
    """Name of the tool on the server."""

    server_name: str
    """Name of the MCP server, as given in `mcp_servers`."""

    type: Literal["mcp_tool_use"]


class BetaMCPToolUseBlockParam(_BetaMCPToolUseBlockParam, total=False):
    """An MCP tool call sent back from an earlier response. Keep it next to its result."""

    cache_control: Optional[BetaCacheControlEphemeralParam]
    """Puts a prompt cache breakpoint at this block."""


class _BetaMCPToolsetParam(TypedDict):
    mcp_server_name: str
    """Name of the server, equal to the `name` of an entry in `mcp_servers`."""

    type: Literal["mcp_toolset"]


class BetaMCPToolsetParam(_BetaMCPToolsetParam, total=False):
    """Offers the tools of one MCP server to the model. Put one into `tools` for each entry of `mcp_servers` and
    use it to choose which tools are on.
    """

    cache_control: Optional[BetaCacheControlEphemeralParam]
    """Puts a prompt cache breakpoint after the tools of this server."""

    configs: Dict[str, BetaMCPToolConfigParam]
    """Settings for single tools, keyed by tool name. They win over `default_config`."""

    default_config: BetaMCPToolDefaultConfigParam
    """Settings for all tools that `configs` does not mention."""


class BetaRequestMCPServerToolConfigurationParam(TypedDict, total=False):
    """The older way to limit which tools of an MCP server are used. With the current MCP beta, use an MCP toolset
    in `tools` instead.
    """

    allowed_tools: Optional[SequenceNotStr[str]]
    """Names of the tools the model may use; null or left out allows all of them."""

    enabled: Optional[bool]
    """Whether the server's tools are offered at all."""


class _BetaRequestMCPServerURLDefinitionParam(TypedDict):
    name: str
    """Name you choose for the server, unique in the request. Toolsets and tool calls refer to it."""

    type: Literal["url"]

    url: str
    """Address of the server, reachable from the public internet over HTTPS."""


class BetaRequestMCPServerURLDefinitionParam(_BetaRequestMCPServerURLDefinitionParam, total=False):
    """A remote MCP server that the API connects to for this request."""

    authorization_token: Optional[str]
    """OAuth access token sent to the server, if it needs one. You obtain and refresh it yourself."""

    tool_configuration: Optional[BetaRequestMCPServerToolConfigurationParam]
    """Limits on the server's tools, as used by the older MCP beta."""


class _BetaRequestMCPToolResultBlockParam(TypedDict):
    tool_use_id: str
    """ID of the `mcp_tool_use` block this answers."""

    type: Literal["mcp_tool_result"]


class BetaRequestMCPToolResultBlockParam(_BetaRequestMCPToolResultBlockParam, total=False):
    """An MCP tool result sent back from an earlier response."""

    cache_control: Optional[BetaCacheControlEphemeralParam]
    """Puts a prompt cache breakpoint at this block."""

    content: Union[str, Iterable[BetaTextBlockParam]]
    """The result, as a string or as text blocks."""

    is_error: bool
    """True if the tool reported a failure."""


class BetaContainerParams(TypedDict, total=False):
    """The container that code runs in, and the skills to load into it."""

    id: Optional[str]
    """ID of a container from an earlier response, to go on with its files. Leave out to start a new one."""

    skills: Optional[Iterable[BetaSkillParams]]
    """Skills to make available in the container, at most 8."""


class BetaJSONOutputFormatParam(TypedDict):
    """Makes the model answer with JSON that follows a schema you give."""

    schema: Dict[str, object]
    """JSON Schema the reply's text must satisfy. Only a subset of JSON Schema is supported."""

    type: Literal["json_schema"]


class BetaMessageParam(TypedDict):
    """One turn of the conversation. If the last turn is the assistant's, the reply goes on from its text, on
    models that allow it.
    """

    content: Union[str, Iterable[Union[BetaContentBlockParam, BetaContentBlock]]]
    """The turn's content; a string is short for a single text block."""

    role: Literal["user", "assistant"]
    """Whose turn it is. Instructions for the whole conversation go into `system` instead."""


class BetaMetadataParam(TypedDict, total=False):
    """Information about a request that the model does not see."""

    user_id: Optional[str]
    """Opaque ID of your end user, such as a UUID or hash, used to detect abuse; at most 256 characters. Do
    not put names, e-mail addresses or phone numbers here.
    """


class BetaOutputConfigParam(TypedDict, total=False):
    """Settings of the reply's form and of the effort put into it."""

    effort: Optional[BetaEffortLevelParam]
    """How much work the model puts into the reply. Acts like `high` if absent."""

    format: Optional[BetaJSONOutputFormatParam]
    """The form the reply's text must have. Without it the text is free."""


class _BetaSkillParams(TypedDict):
    skill_id: str
    """ID of the skill; Anthropic's own skills have short names such as `xlsx`."""

    type: Literal["anthropic", "custom"]
    """`anthropic` for a skill made by Anthropic, `custom` for one you uploaded."""


class BetaSkillParams(_BetaSkillParams, total=False):
    """One skill to load into the container."""

    version: str
    """Version to use, or `latest`, which is also what you get if you leave it out."""


class BetaThinkingConfigAdaptiveParam(TypedDict):
    """Lets the model decide for each request whether and how much to think."""

    type: Literal["adaptive"]


class BetaThinkingConfigDisabledParam(TypedDict):
    """Turns extended thinking off."""

    type: Literal["disabled"]


class BetaThinkingConfigEnabledParam(TypedDict):
    """Turns extended thinking on, within a fixed budget."""

    budget_tokens: int
    """How many tokens the model may think for; at least 1024 and normally below `max_tokens`. The model
    need not use them all.
    """

    type: Literal["enabled"]


class BetaBashCodeExecutionOutputBlockParam(TypedDict):
    """A file produced by a shell command, sent back as part of its result."""

    file_id: str

    type: Literal["bash_code_execution_output"]


class BetaBashCodeExecutionResultBlockParam(TypedDict):
    """The result of a shell command, sent back from an earlier response."""

    content: Iterable[BetaBashCodeExecutionOutputBlockParam]
    """Files the command produced, as received."""

    return_code: int
    """Exit status of the command."""

    stderr: str

    stdout: str

    type: Literal["bash_code_execution_result"]


class _BetaBashCodeExecutionToolResultBlockParam(TypedDict):
    content: BetaBashCodeExecutionToolResultBlockParamContentParam
    """The result or error as received."""

    tool_use_id: str

    type: Literal["bash_code_execution_tool_result"]


class BetaBashCodeExecutionToolResultBlockParam(_BetaBashCodeExecutionToolResultBlockParam, total=False):
    """The outcome of a `bash_code_execution` call, sent back from an earlier response next to the call itself."""

    cache_control: Optional[BetaCacheControlEphemeralParam]


class BetaBashCodeExecutionToolResultErrorParam(TypedDict):
    """A shell execution error, sent back from an earlier response."""

    error_code: BetaBashCodeExecutionToolResultErrorCodeParam

    type: Literal["bash_code_execution_tool_result_error"]


class BetaCodeExecutionOutputBlockParam(TypedDict):
    """A file produced by executed code, sent back as part of its result."""

    file_id: str

    type: Literal["code_execution_output"]


class BetaCodeExecutionResultBlockParam(TypedDict):
    """The result of executed code, sent back from an earlier response."""

    content: Iterable[BetaCodeExecutionOutputBlockParam]
    """Files the code produced, as received."""

    return_code: int
    """Exit status of the run."""

    stderr: str

    stdout: str

    type: Literal["code_execution_result"]


class _BetaCodeExecutionToolResultBlockParam(TypedDict):
    content: BetaCodeExecutionToolResultBlockParamContentParam
    """The result or error as received."""

    tool_use_id: str

    type: Literal["code_execution_tool_result"]


class BetaCodeExecutionToolResultBlockParam(_BetaCodeExecutionToolResultBlockParam, total=False):
    """The outcome of a `code_execution` call, sent back from an earlier response next to the call itself."""

    cache_control: Optional[BetaCacheControlEphemeralParam]


class BetaCodeExecutionToolResultErrorParam(TypedDict):
    """A code execution error, sent back from an earlier response."""

    error_code: BetaCodeExecutionToolResultErrorCodeParam

    type: Literal["code_execution_tool_result_error"]


class BetaEncryptedCodeExecutionResultBlockParam(TypedDict):
    """An encrypted code execution result, sent back so that the model can still read the output."""

    content: Iterable[BetaCodeExecutionOutputBlockParam]
    """Files the code produced, as received."""

    encrypted_stdout: str
    """The encrypted output exactly as received."""

    return_code: int

    stderr: str

    type: Literal["encrypted_code_execution_result"]


class BetaTextEditorCodeExecutionCreateResultBlockParam(TypedDict):
    """The result of creating a file, sent back from an earlier response."""

    is_file_update: bool

    type: Literal["text_editor_code_execution_create_result"]


class _BetaTextEditorCodeExecutionStrReplaceResultBlockParam(TypedDict):
    type: Literal["text_editor_code_execution_str_replace_result"]


class BetaTextEditorCodeExecutionStrReplaceResultBlockParam(
    _BetaTextEditorCodeExecutionStrReplaceResultBlockParam, total=False
):
    """The result of a replacement in a file, sent back from an earlier response."""

    lines: Optional[SequenceNotStr[str]]
    """Lines of the diff, as received."""

    new_lines: Optional[int]

    new_start: Optional[int]

    old_lines: Optional[int]

    old_start: Optional[int]


class _BetaTextEditorCodeExecutionToolResultBlockParam(TypedDict):
    content: BetaTextEditorCodeExecutionToolResultBlockParamContentParam
    """The result or error as received."""

    tool_use_id: str

    type: Literal["text_editor_code_execution_tool_result"]


class BetaTextEditorCodeExecutionToolResultBlockParam(_BetaTextEditorCodeExecutionToolResultBlockParam, total=False):
    """The outcome of a `text_editor_code_execution` call, sent back from an earlier response next to the call
    itself.
    """

    cache_control: Optional[BetaCacheControlEphemeralParam]


class _BetaTextEditorCodeExecutionToolResultErrorParam(TypedDict):
    error_code: BetaTextEditorCodeExecutionToolResultErrorCodeParam

    type: Literal["text_editor_code_execution_tool_result_error"]


class BetaTextEditorCodeExecutionToolResultErrorParam(_BetaTextEditorCodeExecutionToolResultErrorParam, total=False):
    """A text editor error, sent back from an earlier response."""

    error_message: Optional[str]


class _BetaTextEditorCodeExecutionViewResultBlockParam(TypedDict):
    content: str
    """What was read from the file, as received."""

    file_type: Literal["text", "image", "pdf"]

    type: Literal["text_editor_code_execution_view_result"]


class BetaTextEditorCodeExecutionViewResultBlockParam(_BetaTextEditorCodeExecutionViewResultBlockParam, total=False):
    """The result of viewing a file, sent back from an earlier response."""

    num_lines: Optional[int]

    start_line: Optional[int]

    total_lines: Optional[int]


class _BetaToolReferenceBlockParam(TypedDict):
    tool_name: str
    """Name of the tool, which must be among the request's `tools`."""

    type: Literal["tool_reference"]


class BetaToolReferenceBlockParam(_BetaToolReferenceBlockParam, total=False):
    """Points the model to one of your deferred tools. Send it back from an earlier search, or put it in a
    `tool_result` to build your own tool search.
    """

    cache_control: Optional[BetaCacheControlEphemeralParam]


class _BetaToolSearchToolResultBlockParam(TypedDict):
    content: BetaToolSearchToolResultBlockParamContentParam
    """The tools found or the error, as received."""

    tool_use_id: str

    type: Literal["tool_search_tool_result"]


class BetaToolSearchToolResultBlockParam(_BetaToolSearchToolResultBlockParam, total=False):
    """The outcome of a tool search, sent back from an earlier response next to the call itself."""

    cache_control: Optional[BetaCacheControlEphemeralParam]


class BetaToolSearchToolResultErrorParam(TypedDict):
    """A tool search error, sent back from an earlier response."""

    error_code: BetaToolSearchToolResultErrorCodeParam

    type: Literal["tool_search_tool_result_error"]


class BetaToolSearchToolSearchResultBlockParam(TypedDict):
    """The tools a search found, sent back so that the model can go on using them."""

    tool_references: Iterable[BetaToolReferenceBlockParam]
    """The references as received."""

    type: Literal["tool_search_tool_search_result"]


class _BetaWebFetchBlockParam(TypedDict):
    content: BetaRequestDocumentBlockParam
    """The retrieved document as received."""

    type: Literal["web_fetch_result"]

    url: str


class BetaWebFetchBlockParam(_BetaWebFetchBlockParam, total=False):
    """A fetched page or PDF, sent back from an earlier response."""

    retrieved_at: Optional[str]
    """When the content was retrieved, as an ISO 8601 time."""


class _BetaWebFetchToolResultBlockParam(TypedDict):
    content: BetaWebFetchToolResultBlockParamContentParam
    """The fetched document or error, as received."""

    tool_use_id: str

    type: Literal["web_fetch_tool_result"]


class BetaWebFetchToolResultBlockParam(_BetaWebFetchToolResultBlockParam, total=False):
    """The outcome of a `web_fetch` call, sent back from an earlier response next to the call itself."""

    cache_control: Optional[BetaCacheControlEphemeralParam]

    caller: BetaToolCallerParam
    """Who made the call; copy it from the response."""


class BetaWebFetchToolResultErrorBlockParam(TypedDict):
    """A web fetch error, sent back from an earlier response."""

    error_code: BetaWebFetchToolResultErrorCodeParam

    type: Literal["web_fetch_tool_result_error"]


class _BetaWebSearchResultBlockParam(TypedDict):
    encrypted_content: str
    """The encrypted content exactly as received."""

    title: str

    type: Literal["web_search_result"]

    url: str


class BetaWebSearchResultBlockParam(_BetaWebSearchResultBlockParam, total=False):
    """A page found by web search, sent back so that the model can go on using and citing it."""

    page_age: Optional[str]


class BetaWebSearchToolRequestErrorParam(TypedDict):
    """A web search error, sent back from an earlier response."""

    error_code: BetaWebSearchToolResultErrorCodeParam

    type: Literal["web_search_tool_result_error"]


class _BetaWebSearchToolResultBlockParam(TypedDict):
    content: BetaWebSearchToolResultBlockParamContentParam
    """The pages or the error, as received."""

    tool_use_id: str

    type: Literal["web_search_tool_result"]


class BetaWebSearchToolResultBlockParam(_BetaWebSearchToolResultBlockParam, total=False):
    """The outcome of a `web_search` call, sent back from an earlier response next to the call itself."""

    cache_control: Optional[BetaCacheControlEphemeralParam]

    caller: BetaToolCallerParam
    """Who made the call; copy it from the response."""


class _BetaCodeExecutionTool20250522Param(TypedDict):
    name: Literal["code_execution"]

    type: Literal["code_execution_20250522"]


class BetaCodeExecutionTool20250522Param(_BetaCodeExecutionTool20250522Param, total=False):
    """Lets the model run Python code in a sandbox on the server. The first version; newer ones can do more."""

    allowed_callers: SequenceNotStr[Literal["direct", "code_execution_20250825", "code_execution_20260120"]]
    """Who may call the tool: the model directly, code running in code execution, or both."""

    cache_control: Optional[BetaCacheControlEphemeralParam]

    defer_loading: bool
    """If true, the definition stays out of the initial prompt and is loaded only when tool search finds
    it.
    """

    strict: bool


class _BetaCodeExecutionTool20250825Param(TypedDict):
    name: Literal["code_execution"]

    type: Literal["code_execution_20250825"]


class BetaCodeExecutionTool20250825Param(_BetaCodeExecutionTool20250825Param, total=False):
    """Lets the model run shell commands and work with files in a sandbox on the server."""

    allowed_callers: SequenceNotStr[Literal["direct", "code_execution_20250825", "code_execution_20260120"]]
    """Who may call the tool: the model directly, code running in code execution, or both."""

    cache_control: Optional[BetaCacheControlEphemeralParam]

    defer_loading: bool
    """If true, the definition stays out of the initial prompt and is loaded only when tool search finds
    it.
    """

    strict: bool


class _BetaCodeExecutionTool20260120Param(TypedDict):
    name: Literal["code_execution"]

    type: Literal["code_execution_20260120"]


class BetaCodeExecutionTool20260120Param(_BetaCodeExecutionTool20260120Param, total=False):
    """Lets the model run code in a sandbox on the server. Like the 2025-08-25 version, but the state of the
    interpreter is kept between calls.
    """

    allowed_callers: SequenceNotStr[Literal["direct", "code_execution_20250825", "code_execution_20260120"]]
    """Who may call the tool: the model directly, code running in code execution, or both."""

    cache_control: Optional[BetaCacheControlEphemeralParam]

    defer_loading: bool
    """If true, the definition stays out of the initial prompt and is loaded only when tool search finds
    it.
    """

    strict: bool


class BetaDirectCallerParam(TypedDict):
    """The model called the tool itself."""

    type: Literal["direct"]


class _BetaMemoryTool20250818Param(TypedDict):
    name: Literal["memory"]

    type: Literal["memory_20250818"]


class BetaMemoryTool20250818Param(_BetaMemoryTool20250818Param, total=False):
    """Lets the model keep notes as files under `/memories` across conversations. Your program runs the calls and
    stores the files.
    """

    allowed_callers: SequenceNotStr[Literal["direct", "code_execution_20250825", "code_execution_20260120"]]
    """Who may call the tool: the model directly, code running in code execution, or both."""

    cache_control: Optional[BetaCacheControlEphemeralParam]

    defer_loading: bool
    """If true, the definition stays out of the initial prompt and is loaded only when tool search finds
    it.
    """

    input_examples: Iterable[Dict[str, object]]

    strict: bool


class BetaServerToolCallerParam(TypedDict):
    """Code that ran in code execution (version 2025-08-25) called the tool."""

    tool_id: str
    """ID of the code execution call the code ran in."""

    type: Literal["code_execution_20250825"]


class BetaServerToolCaller20260120Param(TypedDict):
    """Code that ran in code execution (version 2026-01-20) called the tool."""

    tool_id: str
    """ID of the code execution call the code ran in."""

    type: Literal["code_execution_20260120"]


class _BetaToolBash20241022Param(TypedDict):
    name: Literal["bash"]

    type: Literal["bash_20241022"]


class BetaToolBash20241022Param(_BetaToolBash20241022Param, total=False):
    """The first version of the bash tool. The model writes shell commands and your code runs them. Use
    `bash_20250124` with current models.
    """

    allowed_callers: SequenceNotStr[Literal["direct", "code_execution_20250825", "code_execution_20260120"]]
    """Who may call the tool. `direct` is the model itself, the others are code the model runs in that
    version of code execution.
    """

    cache_control: Optional[BetaCacheControlEphemeralParam]
    """Puts a prompt cache breakpoint after this tool definition."""

    defer_loading: bool
    """Keep the definition out of the initial prompt until tool search finds it."""

    input_examples: Iterable[Dict[str, object]]
    """Sample inputs that show the model how to call the tool."""

    strict: bool
    """Guarantee that the model's inputs match the tool's schema."""


class _BetaToolBash20250124Param(TypedDict):
    name: Literal["bash"]

    type: Literal["bash_20250124"]


class BetaToolBash20250124Param(_BetaToolBash20250124Param, total=False):
    """Lets the model use a persistent bash session. Your program runs the commands."""

    allowed_callers: SequenceNotStr[Literal["direct", "code_execution_20250825", "code_execution_20260120"]]
    """Who may call the tool: the model directly, code running in code execution, or both."""

    cache_control: Optional[BetaCacheControlEphemeralParam]

    defer_loading: bool
    """If true, the definition stays out of the initial prompt and is loaded only when tool search finds
    it.
    """

    input_examples: Iterable[Dict[str, object]]

    strict: bool


class _BetaToolChoiceAnyParam(TypedDict):
    type: Literal["any"]


class BetaToolChoiceAnyParam(_BetaToolChoiceAnyParam, total=False):
    """The model must use some tool, whichever fits."""

    disable_parallel_tool_use: bool
    """If true, the model makes exactly one tool call."""


class _BetaToolChoiceAutoParam(TypedDict):
    type: Literal["auto"]


class BetaToolChoiceAutoParam(_BetaToolChoiceAutoParam, total=False):
    """The model decides whether to use tools. The default when there are tools."""

    disable_parallel_tool_use: bool
    """If true, the model makes at most one tool call in a turn."""


class BetaToolChoiceNoneParam(TypedDict):
    """The model must not use tools."""

    type: Literal["none"]


class _BetaToolChoiceToolParam(TypedDict):
    name: str
    """Name of the tool to use."""

    type: Literal["tool"]


class BetaToolChoiceToolParam(_BetaToolChoiceToolParam, total=False):
    """The model must use the tool you name."""

    disable_parallel_tool_use: bool
    """If true, the model makes exactly one tool call."""


class _BetaToolComputerUse20241022Param(TypedDict):
    display_height_px: int
    """Height in pixels of the screen the model works with. Screenshots you send should match."""

    display_width_px: int
    """Width in pixels of the screen the model works with. Screenshots you send should match."""

    name: Literal["computer"]

    type: Literal["computer_20241022"]


class BetaToolComputerUse20241022Param(_BetaToolComputerUse20241022Param, total=False):
    """The first version of the computer use tool. The model asks for screenshots, mouse moves and key presses, and
    your code performs them.
    """

    allowed_callers: SequenceNotStr[Literal["direct", "code_execution_20250825", "code_execution_20260120"]]
    """Who may call the tool. `direct` is the model itself, the others are code the model runs in that
    version of code execution.
    """

    cache_control: Optional[BetaCacheControlEphemeralParam]
    """Puts a prompt cache breakpoint after this tool definition."""

    defer_loading: bool
    """Keep the definition out of the initial prompt until tool search finds it."""

    display_number: Optional[int]
    """X11 display number, if your environment has one."""

    input_examples: Iterable[Dict[str, object]]
    """Sample inputs that show the model how to call the tool."""

    strict: bool
    """Guarantee that the model's inputs match the tool's schema."""


class _BetaToolComputerUse20250124Param(TypedDict):
    display_height_px: int
    """Height in pixels of the screen the model works with. Screenshots you send should match."""

    display_width_px: int
    """Width in pixels of the screen the model works with. Screenshots you send should match."""

    name: Literal["computer"]

    type: Literal["computer_20250124"]


class BetaToolComputerUse20250124Param(_BetaToolComputerUse20250124Param, total=False):
    """The January 2025 version of the computer use tool. It adds actions such as scrolling, waiting, holding keys
    and more kinds of clicks.
    """

    allowed_callers: SequenceNotStr[Literal["direct", "code_execution_20250825", "code_execution_20260120"]]
    """Who may call the tool. `direct` is the model itself, the others are code the model runs in that
    version of code execution.
    """

    cache_control: Optional[BetaCacheControlEphemeralParam]
    """Puts a prompt cache breakpoint after this tool definition."""

    defer_loading: bool
    """Keep the definition out of the initial prompt until tool search finds it."""

    display_number: Optional[int]
    """X11 display number, if your environment has one."""

    input_examples: Iterable[Dict[str, object]]
    """Sample inputs that show the model how to call the tool."""

    strict: bool
    """Guarantee that the model's inputs match the tool's schema."""


class _BetaToolComputerUse20251124Param(TypedDict):
    display_height_px: int
    """Height in pixels of the screen the model works with. Screenshots you send should match."""

    display_width_px: int
    """Width in pixels of the screen the model works with. Screenshots you send should match."""

    name: Literal["computer"]

    type: Literal["computer_20251124"]


class BetaToolComputerUse20251124Param(_BetaToolComputerUse20251124Param, total=False):
    """The November 2025 version of the computer use tool. It can also let the model zoom into part of the screen."""

    allowed_callers: SequenceNotStr[Literal["direct", "code_execution_20250825", "code_execution_20260120"]]
    """Who may call the tool. `direct` is the model itself, the others are code the model runs in that
    version of code execution.
    """

    cache_control: Optional[BetaCacheControlEphemeralParam]
    """Puts a prompt cache breakpoint after this tool definition."""

    defer_loading: bool
    """Keep the definition out of the initial prompt until tool search finds it."""

    display_number: Optional[int]
    """X11 display number, if your environment has one."""

    enable_zoom: bool
    """Offer the zoom action, which asks you for a close-up of a region of the screen. Your code must
    support it.
    """

    input_examples: Iterable[Dict[str, object]]
    """Sample inputs that show the model how to call the tool."""

    strict: bool
    """Guarantee that the model's inputs match the tool's schema."""


class _BetaToolParam(TypedDict):
    name: str
    """Name by which the model calls the tool: 1 to 128 letters, digits, `_` or `-`."""

    input_schema: Dict[str, object]
    """JSON Schema of the tool's input; an object at the top level."""


class BetaToolParam(_BetaToolParam, total=False):
    """A tool of your own. The model asks for a call with a `tool_use` block; your program runs it and sends the
    result back.
    """

    type: Optional[Literal["custom"]]

    description: str
    """What the tool does, when to use it and what it returns. The more detail, the better the model uses
    it.
    """

    cache_control: Optional[BetaCacheControlEphemeralParam]
    """Puts a cache breakpoint on this definition, so that all tools up to it are cached."""

    strict: bool
    """If true, the model's calls are guaranteed to fit the tool's input schema."""

    eager_input_streaming: Optional[bool]
    """If true, input is streamed as it is written, without first being checked to be valid JSON. Lowers
    the delay for long inputs.
    """

    allowed_callers: SequenceNotStr[Literal["direct", "code_execution_20250825", "code_execution_20260120"]]
    """Who may call the tool: the model directly, code running in code execution, or both."""

    defer_loading: bool
    """If true, the definition stays out of the initial prompt and is loaded only when tool search finds
    it.
    """

    input_examples: Iterable[Dict[str, object]]
    """Sample inputs that show the model how calls should look."""


class _BetaToolSearchToolBm25_20251119Param(TypedDict):
    name: Literal["tool_search_tool_bm25"]

    type: Literal["tool_search_tool_bm25_20251119", "tool_search_tool_bm25"]


class BetaToolSearchToolBm25_20251119Param(_BetaToolSearchToolBm25_20251119Param, total=False):
    """Lets the model find tools marked `defer_loading` by searching their definitions in plain language (BM25
    ranking).
    """

    allowed_callers: SequenceNotStr[Literal["direct", "code_execution_20250825", "code_execution_20260120"]]
    """Who may call the tool: the model directly, code running in code execution, or both."""

    cache_control: Optional[BetaCacheControlEphemeralParam]

    defer_loading: bool
    """If true, the definition stays out of the initial prompt and is loaded only when tool search finds
    it.
    """

    strict: bool


class _BetaToolSearchToolRegex20251119Param(TypedDict):
    name: Literal["tool_search_tool_regex"]

    type: Literal["tool_search_tool_regex_20251119", "tool_search_tool_regex"]


class BetaToolSearchToolRegex20251119Param(_BetaToolSearchToolRegex20251119Param, total=False):
    """Lets the model find tools marked `defer_loading` by matching regular expressions against their definitions."""

    allowed_callers: SequenceNotStr[Literal["direct", "code_execution_20250825", "code_execution_20260120"]]
    """Who may call the tool: the model directly, code running in code execution, or both."""

    cache_control: Optional[BetaCacheControlEphemeralParam]

    defer_loading: bool
    """If true, the definition stays out of the initial prompt and is loaded only when tool search finds
    it.
    """

    strict: bool


class _BetaToolTextEditor20241022Param(TypedDict):
    name: Literal["str_replace_editor"]

    type: Literal["text_editor_20241022"]


class BetaToolTextEditor20241022Param(_BetaToolTextEditor20241022Param, total=False):
    """The first version of the text editor tool. The model views and edits files through commands that your code
    carries out. Newer versions suit current models better.
    """

    allowed_callers: SequenceNotStr[Literal["direct", "code_execution_20250825", "code_execution_20260120"]]
    """Who may call the tool. `direct` is the model itself, the others are code the model runs in that
    version of code execution.
    """

    cache_control: Optional[BetaCacheControlEphemeralParam]
    """Puts a prompt cache breakpoint after this tool definition."""

    defer_loading: bool
    """Keep the definition out of the initial prompt until tool search finds it."""

    input_examples: Iterable[Dict[str, object]]
    """Sample inputs that show the model how to call the tool."""

    strict: bool
    """Guarantee that the model's inputs match the tool's schema."""


class _BetaToolTextEditor20250124Param(TypedDict):
    name: Literal["str_replace_editor"]

    type: Literal["text_editor_20250124"]


class BetaToolTextEditor20250124Param(_BetaToolTextEditor20250124Param, total=False):
    """Lets the model view and edit text files. Your program carries out the edits. For older models; has an undo
    command.
    """

    allowed_callers: SequenceNotStr[Literal["direct", "code_execution_20250825", "code_execution_20260120"]]
    """Who may call the tool: the model directly, code running in code execution, or both."""

    cache_control: Optional[BetaCacheControlEphemeralParam]

    defer_loading: bool
    """If true, the definition stays out of the initial prompt and is loaded only when tool search finds
    it.
    """

    input_examples: Iterable[Dict[str, object]]

    strict: bool


class _BetaToolTextEditor20250429Param(TypedDict):
    name: Literal["str_replace_based_edit_tool"]

    type: Literal["text_editor_20250429"]


class BetaToolTextEditor20250429Param(_BetaToolTextEditor20250429Param, total=False):
    """Lets the model view and edit text files. Your program carries out the edits. Unlike the 2025-01-24 version
    it has no undo command.
    """

    allowed_callers: SequenceNotStr[Literal["direct", "code_execution_20250825", "code_execution_20260120"]]
    """Who may call the tool: the model directly, code running in code execution, or both."""

    cache_control: Optional[BetaCacheControlEphemeralParam]

    defer_loading: bool
    """If true, the definition stays out of the initial prompt and is loaded only when tool search finds
    it.
    """

    input_examples: Iterable[Dict[str, object]]

    strict: bool


class _BetaToolTextEditor20250728Param(TypedDict):
    name: Literal["str_replace_based_edit_tool"]

    type: Literal["text_editor_20250728"]


class BetaToolTextEditor20250728Param(_BetaToolTextEditor20250728Param, total=False):
    """Lets the model view and edit text files. Your program carries out the edits. Like the 2025-04-29 version,
    with an optional limit on what a view shows.
    """

    allowed_callers: SequenceNotStr[Literal["direct", "code_execution_20250825", "code_execution_20260120"]]
    """Who may call the tool: the model directly, code running in code execution, or both."""

    cache_control: Optional[BetaCacheControlEphemeralParam]

    defer_loading: bool
    """If true, the definition stays out of the initial prompt and is loaded only when tool search finds
    it.
    """

    input_examples: Iterable[Dict[str, object]]

    max_characters: Optional[int]
    """The most characters of a file to show at a view. Without it files are shown whole."""

    strict: bool


class _BetaUserLocationParam(TypedDict):
    type: Literal["approximate"]


class BetaUserLocationParam(_BetaUserLocationParam, total=False):
    """Approximate place of the user, to make search results fit it."""

    city: Optional[str]

    country: Optional[str]
    """Two-letter ISO 3166-1 country code."""

    region: Optional[str]
    """Region or state of the user."""

    timezone: Optional[str]
    """IANA name of the time zone, such as `Europe/Berlin`."""


class _BetaWebFetchTool20250910Param(TypedDict):
    name: Literal["web_fetch"]

    type: Literal["web_fetch_20250910"]


class BetaWebFetchTool20250910Param(_BetaWebFetchTool20250910Param, total=False):
    """Lets the model read web pages and PDFs by their address. The API does the fetching."""

    allowed_callers: SequenceNotStr[Literal["direct", "code_execution_20250825", "code_execution_20260120"]]
    """Who may call the tool: the model directly, code running in code execution, or both."""

    allowed_domains: Optional[SequenceNotStr[str]]
    """Only pages of these domains are used. Cannot be combined with `blocked_domains`."""

    blocked_domains: Optional[SequenceNotStr[str]]
    """Pages of these domains are never used. Cannot be combined with `allowed_domains`."""

    cache_control: Optional[BetaCacheControlEphemeralParam]

    citations: Optional[BetaCitationsConfigParam]
    """Whether the model cites fetched documents; off unless turned on."""

    defer_loading: bool
    """If true, the definition stays out of the initial prompt and is loaded only when tool search finds
    it.
    """

    max_content_tokens: Optional[int]
    """About how many tokens of a fetched text page go into the context at most; the rest is cut off. Does
    not apply to PDFs and other binary content.
    """

    max_uses: Optional[int]
    """How many fetches one request may make."""

    strict: bool


class _BetaWebFetchTool20260209Param(TypedDict):
    name: Literal["web_fetch"]

    type: Literal["web_fetch_20260209"]


class BetaWebFetchTool20260209Param(_BetaWebFetchTool20260209Param, total=False):
    """Lets the model read web pages and PDFs by their address. The API does the fetching. The model can filter the
    results with code before they enter the context.
    """

    allowed_callers: SequenceNotStr[Literal["direct", "code_execution_20250825", "code_execution_20260120"]]
    """Who may call the tool: the model directly, code running in code execution, or both."""

    allowed_domains: Optional[SequenceNotStr[str]]
    """Only pages of these domains are used. Cannot be combined with `blocked_domains`."""

    blocked_domains: Optional[SequenceNotStr[str]]
    """Pages of these domains are never used. Cannot be combined with `allowed_domains`."""

    cache_control: Optional[BetaCacheControlEphemeralParam]

    citations: Optional[BetaCitationsConfigParam]
    """Whether the model cites fetched documents; off unless turned on."""

    defer_loading: bool
    """If true, the definition stays out of the initial prompt and is loaded only when tool search finds
    it.
    """

    max_content_tokens: Optional[int]
    """About how many tokens of a fetched text page go into the context at most; the rest is cut off. Does
    not apply to PDFs and other binary content.
    """

    max_uses: Optional[int]
    """How many fetches one request may make."""

    strict: bool


class _BetaWebSearchTool20250305Param(TypedDict):
    name: Literal["web_search"]

    type: Literal["web_search_20250305"]


class BetaWebSearchTool20250305Param(_BetaWebSearchTool20250305Param, total=False):
    """Lets the model search the web. The API does the searching, and answers cite their sources."""

    allowed_callers: SequenceNotStr[Literal["direct", "code_execution_20250825", "code_execution_20260120"]]
    """Who may call the tool: the model directly, code running in code execution, or both."""

    allowed_domains: Optional[SequenceNotStr[str]]
    """Only pages of these domains are used. Cannot be combined with `blocked_domains`."""

    blocked_domains: Optional[SequenceNotStr[str]]
    """Pages of these domains are never used. Cannot be combined with `allowed_domains`."""

    cache_control: Optional[BetaCacheControlEphemeralParam]

    defer_loading: bool
    """If true, the definition stays out of the initial prompt and is loaded only when tool search finds
    it.
    """

    max_uses: Optional[int]
    """How many searches one request may make."""

    strict: bool

    user_location: Optional[BetaUserLocationParam]
    """Roughly where the user is, for better local results."""


class _BetaWebSearchTool20260209Param(TypedDict):
    name: Literal["web_search"]

    type: Literal["web_search_20260209"]


class BetaWebSearchTool20260209Param(_BetaWebSearchTool20260209Param, total=False):
    """Lets the model search the web. The API does the searching, and answers cite their sources. The model can
    filter the results with code before they enter the context.
    """

    allowed_callers: SequenceNotStr[Literal["direct", "code_execution_20250825", "code_execution_20260120"]]
    """Who may call the tool: the model directly, code running in code execution, or both."""

    allowed_domains: Optional[SequenceNotStr[str]]
    """Only pages of these domains are used. Cannot be combined with `blocked_domains`."""

    blocked_domains: Optional[SequenceNotStr[str]]
    """Pages of these domains are never used. Cannot be combined with `allowed_domains`."""

    cache_control: Optional[BetaCacheControlEphemeralParam]

    defer_loading: bool
    """If true, the definition stays out of the initial prompt and is loaded only when tool search finds
    it.
    """

    max_uses: Optional[int]
    """How many searches one request may make."""

    strict: bool

    user_location: Optional[BetaUserLocationParam]
    """Roughly where the user is, for better local results."""


BetaTextCitationParam = Union[
    BetaCitationCharLocationParam,
    BetaCitationPageLocationParam,
    BetaCitationContentBlockLocationParam,
    BetaCitationWebSearchResultLocationParam,
    BetaCitationSearchResultLocationParam,
]
"""A citation on an earlier answer's text, sent back with that text."""


BetaContentBlockParam = Union[
    BetaTextBlockParam,
    BetaImageBlockParam,
    BetaRequestDocumentBlockParam,
    BetaSearchResultBlockParam,
    BetaThinkingBlockParam,
    BetaRedactedThinkingBlockParam,
    BetaToolUseBlockParam,
    BetaToolResultBlockParam,
    BetaServerToolUseBlockParam,
    BetaWebSearchToolResultBlockParam,
    BetaWebFetchToolResultBlockParam,
    BetaCodeExecutionToolResultBlockParam,
    BetaBashCodeExecutionToolResultBlockParam,
    BetaTextEditorCodeExecutionToolResultBlockParam,
    BetaToolSearchToolResultBlockParam,
    BetaMCPToolUseBlockParam,
    BetaRequestMCPToolResultBlockParam,
    BetaContainerUploadBlockParam,
    BetaCompactionBlockParam,
]
"""One piece of a message you send, either new input such as text, images, documents and tool results,
or a block from an earlier response being sent back.
"""


BetaContentBlockSourceContentParam = Union[BetaTextBlockParam, BetaImageBlockParam]
"""A text or image block used as part of a custom document."""


BetaDocumentBlockSourceParam = Union[
    BetaBase64PDFSourceParam,
    BetaPlainTextSourceParam,
    BetaContentBlockSourceParam,
    BetaURLPDFSourceParam,
    BetaFileDocumentSourceParam,
]
"""Where the content of a document comes from."""


BetaImageBlockSourceParam = Union[BetaBase64ImageSourceParam, BetaURLImageSourceParam, BetaFileImageSourceParam]
"""Where the data of an image comes from."""


BetaContextManagementEditParam = Union[
    BetaClearToolUses20250919EditParam, BetaClearThinking20251015EditParam, BetaCompact20260112EditParam
]
"""A way to make room in a long conversation."""


BetaEffortLevelParam = Literal["low", "medium", "high", "max"]
"""How much work the model puts into a reply: lower levels spend fewer tokens on text, thinking and
tool calls, higher ones favor thoroughness. Not every model supports every level.
"""


BetaSpeedParam = Literal["standard", "fast"]
"""How fast output is produced. `fast` gives more tokens per second at a higher price and works only
with models that support it.
"""


BetaThinkingConfigParam = Union[
    BetaThinkingConfigEnabledParam, BetaThinkingConfigDisabledParam, BetaThinkingConfigAdaptiveParam
]
"""Extended thinking: off, on with a token budget, or left to the model. When on, `thinking` blocks
come before the answer and count toward `max_tokens`.
"""


BetaBashCodeExecutionToolResultBlockParamContentParam = Union[
    BetaBashCodeExecutionToolResultErrorParam, BetaBashCodeExecutionResultBlockParam
]
"""What a shell command gave, or why it failed, to send back."""


BetaBashCodeExecutionToolResultErrorCodeParam = Literal[
    "invalid_tool_input", "unavailable", "too_many_requests", "execution_time_exceeded", "output_file_too_large"
]
"""Why a shell command could not be run, or why its output was dropped. `unavailable` and
`too_many_requests` are worth retrying later.
"""


BetaCodeExecutionToolResultBlockParamContentParam = Union[
    BetaCodeExecutionToolResultErrorParam, BetaCodeExecutionResultBlockParam, BetaEncryptedCodeExecutionResultBlockParam
]
"""The result or error of a code execution call being sent back."""


BetaCodeExecutionToolResultErrorCodeParam = Literal[
    "invalid_tool_input", "unavailable", "too_many_requests", "execution_time_exceeded"
]
"""Why code could not be run. `unavailable` and `too_many_requests` are worth retrying later."""


BetaTextEditorCodeExecutionToolResultBlockParamContentParam = Union[
    BetaTextEditorCodeExecutionToolResultErrorParam,
    BetaTextEditorCodeExecutionViewResultBlockParam,
    BetaTextEditorCodeExecutionCreateResultBlockParam,
    BetaTextEditorCodeExecutionStrReplaceResultBlockParam,
]
"""What a file operation gave, or why it failed, to send back."""


BetaTextEditorCodeExecutionToolResultErrorCodeParam = Literal[
    "invalid_tool_input", "unavailable", "too_many_requests", "execution_time_exceeded", "file_not_found"
]
"""Why a text editor command failed. `file_not_found` means the path does not exist in the container."""


BetaToolResultContentParam = Union[
    BetaTextBlockParam,
    BetaImageBlockParam,
    BetaSearchResultBlockParam,
    BetaRequestDocumentBlockParam,
    BetaToolReferenceBlockParam,
]
"""A block of what a tool returned."""


BetaToolSearchToolResultBlockParamContentParam = Union[
    BetaToolSearchToolResultErrorParam, BetaToolSearchToolSearchResultBlockParam
]
"""The tools a search found, or why it failed, to send back."""


BetaToolSearchToolResultErrorCodeParam = Literal[
    "invalid_tool_input", "unavailable", "too_many_requests", "execution_time_exceeded"
]
"""Why a tool search failed. `invalid_tool_input` covers bad queries, such as a malformed search
pattern.
"""


BetaWebFetchToolResultBlockParamContentParam = Union[BetaWebFetchToolResultErrorBlockParam, BetaWebFetchBlockParam]
"""The page that was fetched, or why it could not be, to send back."""


BetaWebFetchToolResultErrorCodeParam = Literal[
    "invalid_tool_input",
    "url_too_long",
    "url_not_allowed",
    "url_not_accessible",
    "unsupported_content_type",
    "too_many_requests",
    "max_uses_exceeded",
    "unavailable",
]
"""Why a fetch failed. `url_not_allowed` means domain or URL rules blocked it, `url_not_accessible`
that the page could not be loaded, and `max_uses_exceeded` that the tool's `max_uses` was spent.
"""


BetaWebSearchToolResultBlockParamContentParam = Union[
    Iterable[BetaWebSearchResultBlockParam], BetaWebSearchToolRequestErrorParam
]
"""The pages or the error of a web search being sent back."""


BetaWebSearchToolResultErrorCodeParam = Literal[
    "invalid_tool_input", "unavailable", "max_uses_exceeded", "too_many_requests", "query_too_long", "request_too_large"
]
"""Why a search failed. `max_uses_exceeded` means the tool's `max_uses` was spent, and `query_too_long`
that the model should search with fewer words.
"""


BetaToolCallerParam = Union[BetaDirectCallerParam, BetaServerToolCallerParam, BetaServerToolCaller20260120Param]
"""Who called a tool, the model itself or code that the model runs."""


BetaToolChoiceParam = Union[
    BetaToolChoiceAutoParam, BetaToolChoiceAnyParam, BetaToolChoiceToolParam, BetaToolChoiceNoneParam
]
"""Whether the model may, must or must not use tools, or which one it has to use."""


BetaToolUnionParam = Union[
    BetaToolParam,
    BetaToolBash20241022Param,
    BetaToolBash20250124Param,
    BetaCodeExecutionTool20250522Param,
    BetaCodeExecutionTool20250825Param,
    BetaCodeExecutionTool20260120Param,
    BetaToolComputerUse20241022Param,
    BetaMemoryTool20250818Param,
    BetaToolComputerUse20250124Param,
    BetaToolTextEditor20241022Param,
    BetaToolComputerUse20251124Param,
    BetaToolTextEditor20250124Param,
    BetaToolTextEditor20250429Param,
    BetaToolTextEditor20250728Param,
    BetaWebSearchTool20250305Param,
    BetaWebFetchTool20250910Param,
    BetaWebSearchTool20260209Param,
    BetaWebFetchTool20260209Param,
    BetaToolSearchToolBm25_20251119Param,
    BetaToolSearchToolRegex20251119Param,
    BetaMCPToolsetParam,
]
"""A tool the model may use: one of your own or one that Anthropic defines."""
