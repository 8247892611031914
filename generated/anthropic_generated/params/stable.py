"""Request types of the stable API, as TypedDicts. They are read by type checkers and, at run time, by nobody."""

from __future__ import annotations

from typing import Dict, Iterable, Literal, Optional, TypedDict, Union

from .._types import Base64FileInput, SequenceNotStr
from ..models.content_block import ContentBlock

__all__ = [
    "AnthropicBetaParam",
    "Base64ImageSourceParam",
    "Base64PDFSourceParam",
    "BashCodeExecutionOutputBlockParam",
    "BashCodeExecutionResultBlockParam",
    "BashCodeExecutionToolResultBlockParam",
    "BashCodeExecutionToolResultBlockParamContentParam",
    "BashCodeExecutionToolResultErrorCodeParam",
    "BashCodeExecutionToolResultErrorParam",
    "CacheControlEphemeralParam",
    "CitationCharLocationParam",
    "CitationContentBlockLocationParam",
    "CitationPageLocationParam",
    "CitationSearchResultLocationParam",
    "CitationWebSearchResultLocationParam",
    "CitationsConfigParam",
    "CodeExecutionOutputBlockParam",
    "CodeExecutionResultBlockParam",
    "CodeExecutionTool20250522Param",
    "CodeExecutionTool20250825Param",
    "CodeExecutionTool20260120Param",
    "CodeExecutionToolResultBlockParam",
    "CodeExecutionToolResultBlockParamContentParam",
    "CodeExecutionToolResultErrorCodeParam",
    "CodeExecutionToolResultErrorParam",
    "ContainerUploadBlockParam",
    "ContentBlockParam",
    "ContentBlockSourceContentParam",
    "ContentBlockSourceParam",
    "DirectCallerParam",
    "DocumentBlockParam",
    "DocumentBlockSourceParam",
    "EffortLevelParam",
    "EncryptedCodeExecutionResultBlockParam",
    "ImageBlockParam",
    "ImageBlockSourceParam",
    "JSONOutputFormatParam",
    "MemoryTool20250818Param",
    "MessageParam",
    "MetadataParam",
    "ModelParam",
    "OutputConfigParam",
    "PlainTextSourceParam",
    "RedactedThinkingBlockParam",
    "SearchResultBlockParam",
    "ServerToolCaller20260120Param",
    "ServerToolCallerParam",
    "ServerToolUseBlockParam",
    "TextBlockParam",
    "TextCitationParam",
    "TextEditorCodeExecutionCreateResultBlockParam",
    "TextEditorCodeExecutionStrReplaceResultBlockParam",
    "TextEditorCodeExecutionToolResultBlockParam",
    "TextEditorCodeExecutionToolResultBlockParamContentParam",
    "TextEditorCodeExecutionToolResultErrorCodeParam",
    "TextEditorCodeExecutionToolResultErrorParam",
    "TextEditorCodeExecutionViewResultBlockParam",
    "ThinkingBlockParam",
    "ThinkingConfigAdaptiveParam",
    "ThinkingConfigDisabledParam",
    "ThinkingConfigEnabledParam",
    "ThinkingConfigParam",
    "ToolBash20250124Param",
    "ToolCallerParam",
    "ToolChoiceAnyParam",
    "ToolChoiceAutoParam",
    "ToolChoiceNoneParam",
    "ToolChoiceParam",
    "ToolChoiceToolParam",
    "ToolParam",
    "ToolReferenceBlockParam",
    "ToolResultBlockParam",
    "ToolResultContentParam",
    "ToolSearchToolBm25_20251119Param",
    "ToolSearchToolRegex20251119Param",
    "ToolSearchToolResultBlockParam",
    "ToolSearchToolResultBlockParamContentParam",
    "ToolSearchToolResultErrorCodeParam",
    "ToolSearchToolResultErrorParam",
    "ToolSearchToolSearchResultBlockParam",
    "ToolTextEditor20250124Param",
    "ToolTextEditor20250429Param",
    "ToolTextEditor20250728Param",
    "ToolUnionParam",
    "ToolUseBlockParam",
    "URLImageSourceParam",
    "URLPDFSourceParam",
    "UserLocationParam",
    "WebFetchBlockParam",
    "WebFetchTool20250910Param",
    "WebFetchTool20260209Param",
    "WebFetchToolResultBlockParam",
    "WebFetchToolResultBlockParamContentParam",
    "WebFetchToolResultErrorBlockParam",
    "WebFetchToolResultErrorCodeParam",
    "WebSearchResultBlockParam",
    "WebSearchTool20250305Param",
    "WebSearchTool20260209Param",
    "WebSearchToolRequestErrorParam",
    "WebSearchToolResultBlockParam",
    "WebSearchToolResultBlockParamContentParam",
    "WebSearchToolResultErrorCodeParam",
]


class CitationCharLocationParam(TypedDict):
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


class CitationContentBlockLocationParam(TypedDict):
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


class CitationPageLocationParam(TypedDict):
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


class CitationSearchResultLocationParam(TypedDict):
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


class CitationWebSearchResultLocationParam(TypedDict):
    """A web search citation sent back as part of an earlier answer."""

    cited_text: str
    """The quoted passage as received. It is not billed as input tokens."""

    encrypted_index: str
    """Opaque reference to the passage; send it back exactly as received."""

    title: Optional[str]

    type: Literal["web_search_result_location"]

    url: str


class CitationsConfigParam(TypedDict, total=False):
    """Switches citations on or off for a document or search result."""

    enabled: bool
    """Set to true to have the model cite this source in its answer."""


class Base64ImageSourceParam(TypedDict):
    """An image sent inline as base64, for files that are not reachable by URL."""

    data: Union[str, Base64FileInput]
    """The image bytes, base64-encoded, without a `data:` prefix."""

    media_type: Literal["image/jpeg", "image/png", "image/gif", "image/webp"]
    """Format of the encoded image; it has to match the actual bytes."""

    type: Literal["base64"]


class Base64PDFSourceParam(TypedDict):
    """A PDF carried inline as base64."""

    data: Union[str, Base64FileInput]
    """The PDF bytes, base64-encoded, without a `data:` prefix."""

    media_type: Literal["application/pdf"]

    type: Literal["base64"]


class _CacheControlEphemeralParam(TypedDict):
    type: Literal["ephemeral"]


class CacheControlEphemeralParam(_CacheControlEphemeralParam, total=False):
    """Marks a prompt-cache breakpoint. Everything in the prompt up to and including the marked item can be reused
    by later requests that start the same way.
    """

    ttl: Literal["5m", "1h"]
    """How long the cached prefix lives after its last use, five minutes (the default) or one hour. The
    longer lifetime costs more to write.
    """


class _ContainerUploadBlockParam(TypedDict):
    file_id: str
    """Files API ID of a file you uploaded earlier."""

    type: Literal["container_upload"]


class ContainerUploadBlockParam(_ContainerUploadBlockParam, total=False):
    """Put an uploaded file into the code execution container, so that code the model runs can read it."""

    cache_control: Optional[CacheControlEphemeralParam]
    """Set to end a cached prefix at this block."""


class ContentBlockSourceParam(TypedDict):
    """A document that you assemble from your own blocks. Use it to decide how the text is chunked for citations,
    since each block is cited as a whole.
    """

    content: Union[str, Iterable[ContentBlockSourceContentParam]]
    """The document body, either one string or an ordered list of text and image blocks."""

    type: Literal["content"]


class _DocumentBlockParam(TypedDict):
    source: DocumentBlockSourceParam
    """The document body, given inline, as a PDF URL, or as your own list of blocks."""

    type: Literal["document"]


class DocumentBlockParam(_DocumentBlockParam, total=False):
    """A PDF, plain text or custom document for the model to read and, optionally, cite."""

    cache_control: Optional[CacheControlEphemeralParam]
    """Set to end a cached prefix at this block, useful when asking several questions about one long
    document.
    """

    citations: Optional[CitationsConfigParam]
    """Turn on to have answers cite passages of this document. Use the same setting for every document in a
    request.
    """

    context: Optional[str]
    """Background about the document, such as where it came from. The model reads it but never cites it."""

    title: Optional[str]
    """Name shown to the model and repeated in citations; not itself citable."""


class _ImageBlockParam(TypedDict):
    source: ImageBlockSourceParam
    """The image itself, inline as base64 or as a URL to fetch."""

    type: Literal["image"]


class ImageBlockParam(_ImageBlockParam, total=False):
    """An image for the model to look at."""

    cache_control: Optional[CacheControlEphemeralParam]


class PlainTextSourceParam(TypedDict):
    """A document given as plain text. Citations into it point at character ranges."""

    data: str
    """The document text, as is (not base64)."""

    media_type: Literal["text/plain"]

    type: Literal["text"]


class RedactedThinkingBlockParam(TypedDict):
    """A redacted thinking block from an earlier response, sent back so that the model keeps its reasoning across
    turns.
    """

    data: str
    """The encrypted value exactly as received; any edit makes the request fail."""

    type: Literal["redacted_thinking"]


class _SearchResultBlockParam(TypedDict):
    content: Iterable[TextBlockParam]
    """The passage as text blocks. Citations point at whole blocks, so split the text where you want them
    to land.
    """

    source: str
    """Where the passage comes from, such as a URL or an internal identifier; repeated in citations."""

    title: str
    """Title of the result, repeated in citations."""

    type: Literal["search_result"]


class SearchResultBlockParam(_SearchResultBlockParam, total=False):
    """A passage found by your own search or retrieval system, which the model can cite the way it cites web search
    results. Use it in a user message or inside a tool result.
    """

    cache_control: Optional[CacheControlEphemeralParam]

    citations: CitationsConfigParam
    """Turn on to let the model cite this result."""


class _ServerToolUseBlockParam(TypedDict):
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


class ServerToolUseBlockParam(_ServerToolUseBlockParam, total=False):
    """A server tool call from an earlier response, sent back as part of the conversation. Keep its result block
    along with it.
    """

    cache_control: Optional[CacheControlEphemeralParam]

    caller: ToolCallerParam
    """Who made the call; copy it from the response."""


class _TextBlockParam(TypedDict):
    text: str
    """The text itself, which must not be empty."""

    type: Literal["text"]


class TextBlockParam(_TextBlockParam, total=False):
    """Text you send, whether a prompt, part of a tool result, or an earlier answer being sent back."""

    cache_control: Optional[CacheControlEphemeralParam]
    """Set to end a cached prefix at this block."""

    citations: Optional[Iterable[TextCitationParam]]
    """Only for assistant text being sent back; the citations it came with."""


class ThinkingBlockParam(TypedDict):
    """A thinking block from an earlier response, sent back unedited. Needed when continuing a tool-use turn with
    extended thinking on.
    """

    signature: str
    """The signature exactly as received; the request is rejected if it does not check out."""

    thinking: str
    """The reasoning text exactly as received."""

    type: Literal["thinking"]


class _ToolResultBlockParam(TypedDict):
    tool_use_id: str
    """The `id` of the `tool_use` block being answered."""

    type: Literal["tool_result"]


class ToolResultBlockParam(_ToolResultBlockParam, total=False):
    """Your answer to a `tool_use` block, holding what the tool returned. Send it in the user message right after
    the call, before any other content there.
    """

    cache_control: Optional[CacheControlEphemeralParam]

    content: Union[str, Iterable[ToolResultContentParam]]
    """What the tool returned, as a string or a list of blocks. May be left out when there is nothing to
    report.
    """

    is_error: bool
    """Set to true when the tool failed, and explain the failure in `content` so that the model can react."""


class _ToolUseBlockParam(TypedDict):
    id: str
    """The call's ID as received; your `tool_result` refers to it."""

    input: Dict[str, object]
    """The arguments as received, as a JSON object."""

    name: str

    type: Literal["tool_use"]


class ToolUseBlockParam(_ToolUseBlockParam, total=False):
    """A tool call from an earlier response, sent back in the assistant turn so that your `tool_result` has
    something to answer.
    """

    cache_control: Optional[CacheControlEphemeralParam]

    caller: ToolCallerParam
    """Who made the call; copy it from the response."""


class URLImageSourceParam(TypedDict):
    """An image that the API downloads from a URL."""

    type: Literal["url"]

    url: str
    """Address of the image, which must be publicly reachable."""


class URLPDFSourceParam(TypedDict):
    """A PDF that the API downloads from a URL."""

    type: Literal["url"]

    url: str
    """Address of the PDF, which must be publicly reachable."""


class JSONOutputFormatParam(TypedDict):
    """Makes the model answer with JSON that follows a schema you give."""

    schema: Dict[str, object]
    """JSON Schema the reply's text must satisfy. Only a subset of JSON Schema is supported."""

    type: Literal["json_schema"]


class MessageParam(TypedDict):
    """One turn of the conversation. If the last turn is the assistant's, the reply goes on from its text, on
    models that allow it.
    """

    content: Union[str, Iterable[Union[ContentBlockParam, ContentBlock]]]
    """The turn's content; a string is short for a single text block."""

    role: Literal["user", "assistant"]
    """Whose turn it is. Instructions for the whole conversation go into `system` instead."""


class MetadataParam(TypedDict, total=False):
    """Information about a request that the model does not see."""

    user_id: Optional[str]
    """Opaque ID of your end user, such as a UUID or hash, used to detect abuse; at most 256 characters. Do
    not put names, e-mail addresses or phone numbers here.
    """


class OutputConfigParam(TypedDict, total=False):
    """Settings of the reply's form and of the effort put into it."""

    effort: Optional[EffortLevelParam]
    """How much work the model puts into the reply. Acts like `high` if absent."""

    format: Optional[JSONOutputFormatParam]
    """The form the reply's text must have. Without it the text is free."""


class ThinkingConfigAdaptiveParam(TypedDict):
    """Lets the model decide for each request whether and how much to think."""

    type: Literal["adaptive"]


class ThinkingConfigDisabledParam(TypedDict):
    """Turns extended thinking off."""

    type: Literal["disabled"]


class ThinkingConfigEnabledParam(TypedDict):
    """Turns extended thinking on, within a fixed budget."""

    budget_tokens: int
    """How many tokens the model may think for; at least 1024 and normally below `max_tokens`. The model
    need not use them all.
    """

    type: Literal["enabled"]


class BashCodeExecutionOutputBlockParam(TypedDict):
    """A file produced by a shell command, sent back as part of its result."""

    file_id: str

    type: Literal["bash_code_execution_output"]


class BashCodeExecutionResultBlockParam(TypedDict):
    """The result of a shell command, sent back from an earlier response."""

    content: Iterable[BashCodeExecutionOutputBlockParam]
    """Files the command produced, as received."""

    return_code: int
    """Exit status of the command."""

    stderr: str

    stdout: str

    type: Literal["bash_code_execution_result"]


class _BashCodeExecutionToolResultBlockParam(TypedDict):
    content: BashCodeExecutionToolResultBlockParamContentParam
    """The result or error as received."""

    tool_use_id: str

    type: Literal["bash_code_execution_tool_result"]


class BashCodeExecutionToolResultBlockParam(_BashCodeExecutionToolResultBlockParam, total=False):
    """The outcome of a `bash_code_execution` call, sent back from an earlier response next to the call itself."""

    cache_control: Optional[CacheControlEphemeralParam]


class BashCodeExecutionToolResultErrorParam(TypedDict):
    """A shell execution error, sent back from an earlier response."""

    error_code: BashCodeExecutionToolResultErrorCodeParam

    type: Literal["bash_code_execution_tool_result_error"]


class CodeExecutionOutputBlockParam(TypedDict):
    """A file produced by executed code, sent back as part of its result."""

    file_id: str

    type: Literal["code_execution_output"]


class CodeExecutionResultBlockParam(TypedDict):
    """The result of executed code, sent back from an earlier response."""

    content: Iterable[CodeExecutionOutputBlockParam]
    """Files the code produced, as received."""

    return_code: int
    """Exit status of the run."""

    stderr: str

    stdout: str

    type: Literal["code_execution_result"]


class _CodeExecutionToolResultBlockParam(TypedDict):
    content: CodeExecutionToolResultBlockParamContentParam
    """The result or error as received."""

    tool_use_id: str

    type: Literal["code_execution_tool_result"]


class CodeExecutionToolResultBlockParam(_CodeExecutionToolResultBlockParam, total=False):
    """The outcome of a `code_execution` call, sent back from an earlier response next to the call itself."""

    cache_control: Optional[CacheControlEphemeralParam]


class CodeExecutionToolResultErrorParam(TypedDict):
    """A code execution error, sent back from an earlier response."""

    error_code: CodeExecutionToolResultErrorCodeParam

    type: Literal["code_execution_tool_result_error"]


class EncryptedCodeExecutionResultBlockParam(TypedDict):
    """An encrypted code execution result, sent back so that the model can still read the output."""

    content: Iterable[CodeExecutionOutputBlockParam]
    """Files the code produced, as received."""

    encrypted_stdout: str
    """The encrypted output exactly as received."""

    return_code: int

    stderr: str

    type: Literal["encrypted_code_execution_result"]


class TextEditorCodeExecutionCreateResultBlockParam(TypedDict):
    """The result of creating a file, sent back from an earlier response."""

    is_file_update: bool

    type: Literal["text_editor_code_execution_create_result"]


class _TextEditorCodeExecutionStrReplaceResultBlockParam(TypedDict):
    type: Literal["text_editor_code_execution_str_replace_result"]


class TextEditorCodeExecutionStrReplaceResultBlockParam(
    _TextEditorCodeExecutionStrReplaceResultBlockParam, total=False
):
    """The result of a replacement in a file, sent back from an earlier response."""

    lines: Optional[SequenceNotStr[str]]
    """Lines of the diff, as received."""

    new_lines: Optional[int]

    new_start: Optional[int]

    old_lines: Optional[int]

    old_start: Optional[int]


class _TextEditorCodeExecutionToolResultBlockParam(TypedDict):
    content: TextEditorCodeExecutionToolResultBlockParamContentParam
    """The result or error as received."""

    tool_use_id: str

    type: Literal["text_editor_code_execution_tool_result"]


class TextEditorCodeExecutionToolResultBlockParam(_TextEditorCodeExecutionToolResultBlockParam, total=False):
    """The outcome of a `text_editor_code_execution` call, sent back from an earlier response next to the call
    itself.
    """

    cache_control: Optional[CacheControlEphemeralParam]


class _TextEditorCodeExecutionToolResultErrorParam(TypedDict):
    error_code: TextEditorCodeExecutionToolResultErrorCodeParam

    type: Literal["text_editor_code_execution_tool_result_error"]


class TextEditorCodeExecutionToolResultErrorParam(_TextEditorCodeExecutionToolResultErrorParam, total=False):
    """A text editor error, sent back from an earlier response."""

    error_message: Optional[str]


class _TextEditorCodeExecutionViewResultBlockParam(TypedDict):
    content: str
    """What was read from the file, as received."""

    file_type: Literal["text", "image", "pdf"]

    type: Literal["text_editor_code_execution_view_result"]


class TextEditorCodeExecutionViewResultBlockParam(_TextEditorCodeExecutionViewResultBlockParam, total=False):
    """The result of viewing a file, sent back from an earlier response."""

    num_lines: Optional[int]

    start_line: Optional[int]

    total_lines: Optional[int]


class _ToolReferenceBlockParam(TypedDict):
    tool_name: str
    """Name of the tool, which must be among the request's `tools`."""

    type: Literal["tool_reference"]


class ToolReferenceBlockParam(_ToolReferenceBlockParam, total=False):
    """Points the model to one of your deferred tools. Send it back from an earlier search, or put it in a
    `tool_result` to build your own tool search.
    """

    cache_control: Optional[CacheControlEphemeralParam]


class _ToolSearchToolResultBlockParam(TypedDict):
    content: ToolSearchToolResultBlockParamContentParam
    """The tools found or the error, as received."""

    tool_use_id: str

    type: Literal["tool_search_tool_result"]


class ToolSearchToolResultBlockParam(_ToolSearchToolResultBlockParam, total=False):
    """The outcome of a tool search, sent back from an earlier response next to the call itself."""

    cache_control: Optional[CacheControlEphemeralParam]


class ToolSearchToolResultErrorParam(TypedDict):
    """A tool search error, sent back from an earlier response."""

    error_code: ToolSearchToolResultErrorCodeParam

    type: Literal["tool_search_tool_result_error"]


class ToolSearchToolSearchResultBlockParam(TypedDict):
    """The tools a search found, sent back so that the model can go on using them."""

    tool_references: Iterable[ToolReferenceBlockParam]
    """The references as received."""

    type: Literal["tool_search_tool_search_result"]


class _WebFetchBlockParam(TypedDict):
    content: DocumentBlockParam
    """The retrieved document as received."""

    type: Literal["web_fetch_result"]

    url: str


class WebFetchBlockParam(_WebFetchBlockParam, total=False):
    """A fetched page or PDF, sent back from an earlier response."""

    retrieved_at: Optional[str]
    """When the content was retrieved, as an ISO 8601 time."""


class _WebFetchToolResultBlockParam(TypedDict):
    content: WebFetchToolResultBlockParamContentParam
    """The fetched document or error, as received."""

    tool_use_id: str

    type: Literal["web_fetch_tool_result"]


class WebFetchToolResultBlockParam(_WebFetchToolResultBlockParam, total=False):
    """The outcome of a `web_fetch` call, sent back from an earlier response next to the call itself."""

    cache_control: Optional[CacheControlEphemeralParam]

    caller: ToolCallerParam
    """Who made the call; copy it from the response."""


class WebFetchToolResultErrorBlockParam(TypedDict):
    """A web fetch error, sent back from an earlier response."""

    error_code: WebFetchToolResultErrorCodeParam

    type: Literal["web_fetch_tool_result_error"]


class _WebSearchResultBlockParam(TypedDict):
    encrypted_content: str
    """The encrypted content exactly as received."""

    title: str

    type: Literal["web_search_result"]

    url: str


class WebSearchResultBlockParam(_WebSearchResultBlockParam, total=False):
    """A page found by web search, sent back so that the model can go on using and citing it."""

    page_age: Optional[str]


class WebSearchToolRequestErrorParam(TypedDict):
    """A web search error, sent back from an earlier response."""

    error_code: WebSearchToolResultErrorCodeParam

    type: Literal["web_search_tool_result_error"]


class _WebSearchToolResultBlockParam(TypedDict):
    content: WebSearchToolResultBlockParamContentParam
    """The pages or the error, as received."""

    tool_use_id: str

    type: Literal["web_search_tool_result"]


class WebSearchToolResultBlockParam(_WebSearchToolResultBlockParam, total=False):
    """The outcome of a `web_search` call, sent back from an earlier response next to the call itself."""

    cache_control: Optional[CacheControlEphemeralParam]

    caller: ToolCallerParam
    """Who made the call; copy it from the response."""


class _CodeExecutionTool20250522Param(TypedDict):
    name: Literal["code_execution"]

    type: Literal["code_execution_20250522"]


class CodeExecutionTool20250522Param(_CodeExecutionTool20250522Param, total=False):
    """Lets the model run Python code in a sandbox on the server. The first version; newer ones can do more."""

    allowed_callers: SequenceNotStr[Literal["direct", "code_execution_20250825", "code_execution_20260120"]]
    """Who may call the tool: the model directly, code running in code execution, or both."""

    cache_control: Optional[CacheControlEphemeralParam]

    defer_loading: bool
    """If true, the definition stays out of the initial prompt and is loaded only when tool search finds
    it.
    """

    strict: bool


class _CodeExecutionTool20250825Param(TypedDict):
    name: Literal["code_execution"]

    type: Literal["code_execution_20250825"]


class CodeExecutionTool20250825Param(_CodeExecutionTool20250825Param, total=False):
    """Lets the model run shell commands and work with files in a sandbox on the server."""

    allowed_callers: SequenceNotStr[Literal["direct", "code_execution_20250825", "code_execution_20260120"]]
    """Who may call the tool: the model directly, code running in code execution, or both."""

    cache_control: Optional[CacheControlEphemeralParam]

    defer_loading: bool
    """If true, the definition stays out of the initial prompt and is loaded only when tool search finds
    it.
    """

    strict: bool


class _CodeExecutionTool20260120Param(TypedDict):
    name: Literal["code_execution"]

    type: Literal["code_execution_20260120"]


class CodeExecutionTool20260120Param(_CodeExecutionTool20260120Param, total=False):
    """Lets the model run code in a sandbox on the server. Like the 2025-08-25 version, but the state of the
    interpreter is kept between calls.
    """

    allowed_callers: SequenceNotStr[Literal["direct", "code_execution_20250825", "code_execution_20260120"]]
    """Who may call the tool: the model directly, code running in code execution, or both."""

    cache_control: Optional[CacheControlEphemeralParam]

    defer_loading: bool
    """If true, the definition stays out of the initial prompt and is loaded only when tool search finds
    it.
    """

    strict: bool


class DirectCallerParam(TypedDict):
    """The model called the tool itself."""

    type: Literal["direct"]


class _MemoryTool20250818Param(TypedDict):
    name: Literal["memory"]

    type: Literal["memory_20250818"]


class MemoryTool20250818Param(_MemoryTool20250818Param, total=False):
    """Lets the model keep notes as files under `/memories` across conversations. Your program runs the calls and
    stores the files.
    """

    allowed_callers: SequenceNotStr[Literal["direct", "code_execution_20250825", "code_execution_20260120"]]
    """Who may call the tool: the model directly, code running in code execution, or both."""

    cache_control: Optional[CacheControlEphemeralParam]

    defer_loading: bool
    """If true, the definition stays out of the initial prompt and is loaded only when tool search finds
    it.
    """

    input_examples: Iterable[Dict[str, object]]

    strict: bool


class ServerToolCallerParam(TypedDict):
    """Code that ran in code execution (version 2025-08-25) called the tool."""

    tool_id: str
    """ID of the code execution call the code ran in."""

    type: Literal["code_execution_20250825"]


class ServerToolCaller20260120Param(TypedDict):
    """Code that ran in code execution (version 2026-01-20) called the tool."""

    tool_id: str
    """ID of the code execution call the code ran in."""

    type: Literal["code_execution_20260120"]


class _ToolBash20250124Param(TypedDict):
    name: Literal["bash"]

    type: Literal["bash_20250124"]


class ToolBash20250124Param(_ToolBash20250124Param, total=False):
    """Lets the model use a persistent bash session. Your program runs the commands."""

    allowed_callers: SequenceNotStr[Literal["direct", "code_execution_20250825", "code_execution_20260120"]]
    """Who may call the tool: the model directly, code running in code execution, or both."""

    cache_control: Optional[CacheControlEphemeralParam]

    defer_loading: bool
    """If true, the definition stays out of the initial prompt and is loaded only when tool search finds
    it.
    """

    input_examples: Iterable[Dict[str, object]]

    strict: bool


class _ToolChoiceAnyParam(TypedDict):
    type: Literal["any"]


class ToolChoiceAnyParam(_ToolChoiceAnyParam, total=False):
    """The model must use some tool, whichever fits."""

    disable_parallel_tool_use: bool
    """If true, the model makes exactly one tool call."""


class _ToolChoiceAutoParam(TypedDict):
    type: Literal["auto"]


class ToolChoiceAutoParam(_ToolChoiceAutoParam, total=False):
    """The model decides whether to use tools. The default when there are tools."""

    disable_parallel_tool_use: bool
    """If true, the model makes at most one tool call in a turn."""


class ToolChoiceNoneParam(TypedDict):
    """The model must not use tools."""

    type: Literal["none"]


class _ToolChoiceToolParam(TypedDict):
    name: str
    """Name of the tool to use."""

    type: Literal["tool"]


class ToolChoiceToolParam(_ToolChoiceToolParam, total=False):
    """The model must use the tool you name."""

    disable_parallel_tool_use: bool
    """If true, the model makes exactly one tool call."""


class _ToolParam(TypedDict):
    name: str
    """Name by which the model calls the tool: 1 to 128 letters, digits, `_` or `-`."""

    input_schema: Dict[str, object]
    """JSON Schema of the tool's input; an object at the top level."""


class ToolParam(_ToolParam, total=False):
    """A tool of your own. The model asks for a call with a `tool_use` block; your program runs it and sends the
    result back.
    """

    type: Optional[Literal["custom"]]

    description: str
    """What the tool does, when to use it and what it returns. The more detail, the better the model uses
    it.
    """

    cache_control: Optional[CacheControlEphemeralParam]
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


class _ToolSearchToolBm25_20251119Param(TypedDict):
    name: Literal["tool_search_tool_bm25"]

    type: Literal["tool_search_tool_bm25_20251119", "tool_search_tool_bm25"]


class ToolSearchToolBm25_20251119Param(_ToolSearchToolBm25_20251119Param, total=False):
    """Lets the model find tools marked `defer_loading` by searching their definitions in plain language (BM25
    ranking).
    """

    allowed_callers: SequenceNotStr[Literal["direct", "code_execution_20250825", "code_execution_20260120"]]
    """Who may call the tool: the model directly, code running in code execution, or both."""

    cache_control: Optional[CacheControlEphemeralParam]

    defer_loading: bool
    """If true, the definition stays out of the initial prompt and is loaded only when tool search finds
    it.
    """

    strict: bool


class _ToolSearchToolRegex20251119Param(TypedDict):
    name: Literal["tool_search_tool_regex"]

    type: Literal["tool_search_tool_regex_20251119", "tool_search_tool_regex"]


class ToolSearchToolRegex20251119Param(_ToolSearchToolRegex20251119Param, total=False):
    """Lets the model find tools marked `defer_loading` by matching regular expressions against their definitions."""

    allowed_callers: SequenceNotStr[Literal["direct", "code_execution_20250825", "code_execution_20260120"]]
    """Who may call the tool: the model directly, code running in code execution, or both."""

    cache_control: Optional[CacheControlEphemeralParam]

    defer_loading: bool
    """If true, the definition stays out of the initial prompt and is loaded only when tool search finds
    it.
    """

    strict: bool


class _ToolTextEditor20250124Param(TypedDict):
    name: Literal["str_replace_editor"]

    type: Literal["text_editor_20250124"]


class ToolTextEditor20250124Param(_ToolTextEditor20250124Param, total=False):
    """Lets the model view and edit text files. Your program carries out the edits. For older models; has an undo
    command.
    """

    allowed_callers: SequenceNotStr[Literal["direct", "code_execution_20250825", "code_execution_20260120"]]
    """Who may call the tool: the model directly, code running in code execution, or both."""

    cache_control: Optional[CacheControlEphemeralParam]

    defer_loading: bool
    """If true, the definition stays out of the initial prompt and is loaded only when tool search finds
    it.
    """

    input_examples: Iterable[Dict[str, object]]

    strict: bool


class _ToolTextEditor20250429Param(TypedDict):
    name: Literal["str_replace_based_edit_tool"]

    type: Literal["text_editor_20250429"]


class ToolTextEditor20250429Param(_ToolTextEditor20250429Param, total=False):
    """Lets the model view and edit text files. Your program carries out the edits. Unlike the 2025-01-24 version
    it has no undo command.
    """

    allowed_callers: SequenceNotStr[Literal["direct", "code_execution_20250825", "code_execution_20260120"]]
    """Who may call the tool: the model directly, code running in code execution, or both."""

    cache_control: Optional[CacheControlEphemeralParam]

    defer_loading: bool
    """If true, the definition stays out of the initial prompt and is loaded only when tool search finds
    it.
    """

    input_examples: Iterable[Dict[str, object]]

    strict: bool


class _ToolTextEditor20250728Param(TypedDict):
    name: Literal["str_replace_based_edit_tool"]

    type: Literal["text_editor_20250728"]


class ToolTextEditor20250728Param(_ToolTextEditor20250728Param, total=False):
    """Lets the model view and edit text files. Your program carries out the edits. Like the 2025-04-29 version,
    with an optional limit on what a view shows.
    """

    allowed_callers: SequenceNotStr[Literal["direct", "code_execution_20250825", "code_execution_20260120"]]
    """Who may call the tool: the model directly, code running in code execution, or both."""

    cache_control: Optional[CacheControlEphemeralParam]

    defer_loading: bool
    """If true, the definition stays out of the initial prompt and is loaded only when tool search finds
    it.
    """

    input_examples: Iterable[Dict[str, object]]

    max_characters: Optional[int]
    """The most characters of a file to show at a view. Without it files are shown whole."""

    strict: bool


class _UserLocationParam(TypedDict):
    type: Literal["approximate"]


class UserLocationParam(_UserLocationParam, total=False):
    """Approximate place of the user, to make search results fit it."""

    city: Optional[str]

    country: Optional[str]
    """Two-letter ISO 3166-1 country code."""

    region: Optional[str]
    """Region or state of the user."""

    timezone: Optional[str]
    """IANA name of the time zone, such as `Europe/Berlin`."""


class _WebFetchTool20250910Param(TypedDict):
    name: Literal["web_fetch"]

    type: Literal["web_fetch_20250910"]


class WebFetchTool20250910Param(_WebFetchTool20250910Param, total=False):
    """Lets the model read web pages and PDFs by their address. The API does the fetching."""

    allowed_callers: SequenceNotStr[Literal["direct", "code_execution_20250825", "code_execution_20260120"]]
    """Who may call the tool: the model directly, code running in code execution, or both."""

    allowed_domains: Optional[SequenceNotStr[str]]
    """Only pages of these domains are used. Cannot be combined with `blocked_domains`."""

    blocked_domains: Optional[SequenceNotStr[str]]
    """Pages of these domains are never used. Cannot be combined with `allowed_domains`."""

    cache_control: Optional[CacheControlEphemeralParam]

    citations: Optional[CitationsConfigParam]
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


class _WebFetchTool20260209Param(TypedDict):
    name: Literal["web_fetch"]

    type: Literal["web_fetch_20260209"]


class WebFetchTool20260209Param(_WebFetchTool20260209Param, total=False):
    """Lets the model read web pages and PDFs by their address. The API does the fetching. The model can filter the
    results with code before they enter the context.
    """

    allowed_callers: SequenceNotStr[Literal["direct", "code_execution_20250825", "code_execution_20260120"]]
    """Who may call the tool: the model directly, code running in code execution, or both."""

    allowed_domains: Optional[SequenceNotStr[str]]
    """Only pages of these domains are used. Cannot be combined with `blocked_domains`."""

    blocked_domains: Optional[SequenceNotStr[str]]
    """Pages of these domains are never used. Cannot be combined with `allowed_domains`."""

    cache_control: Optional[CacheControlEphemeralParam]

    citations: Optional[CitationsConfigParam]
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


class _WebSearchTool20250305Param(TypedDict):
    name: Literal["web_search"]

    type: Literal["web_search_20250305"]


class WebSearchTool20250305Param(_WebSearchTool20250305Param, total=False):
    """Lets the model search the web. The API does the searching, and answers cite their sources."""

    allowed_callers: SequenceNotStr[Literal["direct", "code_execution_20250825", "code_execution_20260120"]]
    """Who may call the tool: the model directly, code running in code execution, or both."""

    allowed_domains: Optional[SequenceNotStr[str]]
    """Only pages of these domains are used. Cannot be combined with `blocked_domains`."""

    blocked_domains: Optional[SequenceNotStr[str]]
    """Pages of these domains are never used. Cannot be combined with `allowed_domains`."""

    cache_control: Optional[CacheControlEphemeralParam]

    defer_loading: bool
    """If true, the definition stays out of the initial prompt and is loaded only when tool search finds
    it.
    """

    max_uses: Optional[int]
    """How many searches one request may make."""

    strict: bool

    user_location: Optional[UserLocationParam]
    """Roughly where the user is, for better local results."""


class _WebSearchTool20260209Param(TypedDict):
    name: Literal["web_search"]

    type: Literal["web_search_20260209"]


class WebSearchTool20260209Param(_WebSearchTool20260209Param, total=False):
    """Lets the model search the web. The API does the searching, and answers cite their sources. The model can
    filter the results with code before they enter the context.
    """

    allowed_callers: SequenceNotStr[Literal["direct", "code_execution_20250825", "code_execution_20260120"]]
    """Who may call the tool: the model directly, code running in code execution, or both."""

    allowed_domains: Optional[SequenceNotStr[str]]
    """Only pages of these domains are used. Cannot be combined with `blocked_domains`."""

    blocked_domains: Optional[SequenceNotStr[str]]
    """Pages of these domains are never used. Cannot be combined with `allowed_domains`."""

    cache_control: Optional[CacheControlEphemeralParam]

    defer_loading: bool
    """If true, the definition stays out of the initial prompt and is loaded only when tool search finds
    it.
    """

    max_uses: Optional[int]
    """How many searches one request may make."""

    strict: bool

    user_location: Optional[UserLocationParam]
    """Roughly where the user is, for better local results."""


TextCitationParam = Union[
    CitationCharLocationParam,
    CitationPageLocationParam,
    CitationContentBlockLocationParam,
    CitationWebSearchResultLocationParam,
    CitationSearchResultLocationParam,
]
"""A citation on an earlier answer's text, sent back with that text."""


ContentBlockParam = Union[
    TextBlockParam,
    ImageBlockParam,
    DocumentBlockParam,
    SearchResultBlockParam,
    ThinkingBlockParam,
    RedactedThinkingBlockParam,
    ToolUseBlockParam,
    ToolResultBlockParam,
    ServerToolUseBlockParam,
    WebSearchToolResultBlockParam,
    WebFetchToolResultBlockParam,
    CodeExecutionToolResultBlockParam,
    BashCodeExecutionToolResultBlockParam,
    TextEditorCodeExecutionToolResultBlockParam,
    ToolSearchToolResultBlockParam,
    ContainerUploadBlockParam,
]
"""One piece of a message you send, either new input such as text, images, documents and tool results,
or a block from an earlier response being sent back.
"""


ContentBlockSourceContentParam = Union[TextBlockParam, ImageBlockParam]
"""A text or image block used as part of a custom document."""


DocumentBlockSourceParam = Union[Base64PDFSourceParam, PlainTextSourceParam, ContentBlockSourceParam, URLPDFSourceParam]
"""Where the content of a document comes from."""


ImageBlockSourceParam = Union[Base64ImageSourceParam, URLImageSourceParam]
"""Where the data of an image comes from."""


EffortLevelParam = Literal["low", "medium", "high", "max"]
"""How much work the model puts into a reply: lower levels spend fewer tokens on text, thinking and
tool calls, higher ones favor thoroughness. Not every model supports every level.
"""


ThinkingConfigParam = Union[ThinkingConfigEnabledParam, ThinkingConfigDisabledParam, ThinkingConfigAdaptiveParam]
"""Extended thinking: off, on with a token budget, or left to the model. When on, `thinking` blocks
come before the answer and count toward `max_tokens`.
"""


ModelParam = Union[
    Literal[
        "claude-opus-4-6",
        "claude-sonnet-4-6",
        "claude-opus-4-5-20251101",
        "claude-opus-4-5",
        "claude-3-7-sonnet-latest",
        "claude-3-7-sonnet-20250219",
        "claude-3-5-haiku-latest",
        "claude-3-5-haiku-20241022",
        "claude-haiku-4-5",
        "claude-haiku-4-5-20251001",
        "claude-sonnet-4-20250514",
        "claude-sonnet-4-0",
        "claude-4-sonnet-20250514",
        "claude-sonnet-4-5",
        "claude-sonnet-4-5-20250929",
        "claude-opus-4-0",
        "claude-opus-4-20250514",
        "claude-4-opus-20250514",
        "claude-opus-4-1-20250805",
        "claude-3-opus-latest",
        "claude-3-opus-20240229",
        "claude-3-haiku-20240307",
    ],
    str,
]
"""ID or alias of a model. Known names are listed for convenience; any other string is passed on, so
new models work too.
"""


AnthropicBetaParam = Union[
    str,
    Literal[
        "message-batches-2024-09-24",
        "prompt-caching-2024-07-31",
        "computer-use-2024-10-22",
        "computer-use-2025-01-24",
        "pdfs-2024-09-25",
        "token-counting-2024-11-01",
        "token-efficient-tools-2025-02-19",
        "output-128k-2025-02-19",
        "files-api-2025-04-14",
        "mcp-client-2025-04-04",
        "mcp-client-2025-11-20",
        "dev-full-thinking-2025-05-14",
        "interleaved-thinking-2025-05-14",
        "code-execution-2025-05-22",
        "extended-cache-ttl-2025-04-11",
        "context-1m-2025-08-07",
        "context-management-2025-06-27",
        "model-context-window-exceeded-2025-08-26",
        "skills-2025-10-02",
        "fast-mode-2026-02-01",
    ],
]
"""Name of a beta feature, with the date of its version. Any string is accepted, so new betas work too."""


BashCodeExecutionToolResultBlockParamContentParam = Union[
    BashCodeExecutionToolResultErrorParam, BashCodeExecutionResultBlockParam
]
"""What a shell command gave, or why it failed, to send back."""


BashCodeExecutionToolResultErrorCodeParam = Literal[
    "invalid_tool_input", "unavailable", "too_many_requests", "execution_time_exceeded", "output_file_too_large"
]
"""Why a shell command could not be run, or why its output was dropped. `unavailable` and
`too_many_requests` are worth retrying later.
"""


CodeExecutionToolResultBlockParamContentParam = Union[
    CodeExecutionToolResultErrorParam, CodeExecutionResultBlockParam, EncryptedCodeExecutionResultBlockParam
]
"""The result or error of a code execution call being sent back."""


CodeExecutionToolResultErrorCodeParam = Literal[
    "invalid_tool_input", "unavailable", "too_many_requests", "execution_time_exceeded"
]
"""Why code could not be run. `unavailable` and `too_many_requests` are worth retrying later."""


TextEditorCodeExecutionToolResultBlockParamContentParam = Union[
    TextEditorCodeExecutionToolResultErrorParam,
    TextEditorCodeExecutionViewResultBlockParam,
    TextEditorCodeExecutionCreateResultBlockParam,
    TextEditorCodeExecutionStrReplaceResultBlockParam,
]
"""What a file operation gave, or why it failed, to send back."""


TextEditorCodeExecutionToolResultErrorCodeParam = Literal[
    "invalid_tool_input", "unavailable", "too_many_requests", "execution_time_exceeded", "file_not_found"
]
"""Why a text editor command failed. `file_not_found` means the path does not exist in the container."""


ToolResultContentParam = Union[
    TextBlockParam, ImageBlockParam, SearchResultBlockParam, DocumentBlockParam, ToolReferenceBlockParam
]
"""A block of what a tool returned."""


ToolSearchToolResultBlockParamContentParam = Union[ToolSearchToolResultErrorParam, ToolSearchToolSearchResultBlockParam]
"""The tools a search found, or why it failed, to send back."""


ToolSearchToolResultErrorCodeParam = Literal[
    "invalid_tool_input", "unavailable", "too_many_requests", "execution_time_exceeded"
]
"""Why a tool search failed. `invalid_tool_input` covers bad queries, such as a malformed search
pattern.
"""


WebFetchToolResultBlockParamContentParam = Union[WebFetchToolResultErrorBlockParam, WebFetchBlockParam]
"""The page that was fetched, or why it could not be, to send back."""


WebFetchToolResultErrorCodeParam = Literal[
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


WebSearchToolResultBlockParamContentParam = Union[Iterable[WebSearchResultBlockParam], WebSearchToolRequestErrorParam]
"""The pages or the error of a web search being sent back."""


WebSearchToolResultErrorCodeParam = Literal[
    "invalid_tool_input", "unavailable", "max_uses_exceeded", "too_many_requests", "query_too_long", "request_too_large"
]
"""Why a search failed. `max_uses_exceeded` means the tool's `max_uses` was spent, and `query_too_long`
that the model should search with fewer words.
"""


ToolCallerParam = Union[DirectCallerParam, ServerToolCallerParam, ServerToolCaller20260120Param]
"""Who called a tool, the model itself or code that the model runs."""


ToolChoiceParam = Union[ToolChoiceAutoParam, ToolChoiceAnyParam, ToolChoiceToolParam, ToolChoiceNoneParam]
"""Whether the model may, must or must not use tools, or which one it has to use."""


ToolUnionParam = Union[
    ToolParam,
    ToolBash20250124Param,
    CodeExecutionTool20250522Param,
    CodeExecutionTool20250825Param,
    CodeExecutionTool20260120Param,
    MemoryTool20250818Param,
    ToolTextEditor20250124Param,
    ToolTextEditor20250429Param,
    ToolTextEditor20250728Param,
    WebSearchTool20250305Param,
    WebFetchTool20250910Param,
    WebSearchTool20260209Param,
    WebFetchTool20260209Param,
    ToolSearchToolBm25_20251119Param,
    ToolSearchToolRegex20251119Param,
]
"""A tool the model may use: one of your own or one that Anthropic defines."""
