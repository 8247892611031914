"""Public types; each is imported when it is first used."""

from typing import TYPE_CHECKING

from anthropic_generated._lazy import lazy

__all__ = [
    "APIErrorObject",
    "AnthropicBetaParam",
    "AuthenticationError",
    "Base64ImageSourceParam",
    "Base64PDFSource",
    "Base64PDFSourceParam",
    "BashCodeExecutionOutputBlock",
    "BashCodeExecutionOutputBlockParam",
    "BashCodeExecutionResultBlock",
    "BashCodeExecutionResultBlockParam",
    "BashCodeExecutionToolResultBlock",
    "BashCodeExecutionToolResultBlockContent",
    "BashCodeExecutionToolResultBlockParam",
    "BashCodeExecutionToolResultBlockParamContentParam",
    "BashCodeExecutionToolResultError",
    "BashCodeExecutionToolResultErrorCode",
    "BashCodeExecutionToolResultErrorCodeParam",
    "BashCodeExecutionToolResultErrorParam",
    "BetaAPIError",
    "BetaAuthenticationError",
    "BetaBillingError",
    "BetaError",
    "BetaErrorResponse",
    "BetaGatewayTimeoutError",
    "BetaInvalidRequestError",
    "BetaMCPToolResultBlock_content",
    "BetaNotFoundError",
    "BetaOverloadedError",
    "BetaPermissionError",
    "BetaRateLimitError",
    "BillingError",
    "CacheControlEphemeralParam",
    "CacheCreation",
    "CitationCharLocation",
    "CitationCharLocationParam",
    "CitationContentBlockLocation",
    "CitationContentBlockLocationParam",
    "CitationPageLocation",
    "CitationPageLocationParam",
    "CitationSearchResultLocationParam",
    "CitationWebSearchResultLocationParam",
    "CitationsConfig",
    "CitationsConfigParam",
    "CitationsDelta",
    "CitationsSearchResultLocation",
    "CitationsWebSearchResultLocation",
    "CodeExecutionOutputBlock",
    "CodeExecutionOutputBlockParam",
    "CodeExecutionResultBlock",
    "CodeExecutionResultBlockParam",
    "CodeExecutionTool20250522Param",
    "CodeExecutionTool20250825Param",
    "CodeExecutionTool20260120Param",
    "CodeExecutionToolResultBlock",
    "CodeExecutionToolResultBlockContent",
    "CodeExecutionToolResultBlockParam",
    "CodeExecutionToolResultBlockParamContentParam",
    "CodeExecutionToolResultError",
    "CodeExecutionToolResultErrorCode",
    "CodeExecutionToolResultErrorCodeParam",
    "CodeExecutionToolResultErrorParam",
    "Completion",
    "CompletionCreateParams",
    "Container",
    "ContainerUploadBlock",
    "ContainerUploadBlockParam",
    "ContentBlock",
    "ContentBlockDeltaEvent",
    "ContentBlockParam",
    "ContentBlockSourceContentParam",
    "ContentBlockSourceParam",
    "ContentBlockStartEvent",
    "ContentBlockStopEvent",
    "DirectCaller",
    "DirectCallerParam",
    "DocumentBlock",
    "DocumentBlockParam",
    "DocumentBlockSource",
    "DocumentBlockSourceParam",
    "EffortLevelParam",
    "EncryptedCodeExecutionResultBlock",
    "EncryptedCodeExecutionResultBlockParam",
    "ErrorObject",
    "ErrorResponse",
    "GatewayTimeoutError",
    "ImageBlockParam",
    "ImageBlockSourceParam",
    "InputJSONDelta",
    "InvalidRequestError",
    "JSONOutputFormatParam",
    "MemoryTool20250818Param",
    "Message",
    "MessageCountTokensParams",
    "MessageCountTokensToolParam",
    "MessageCreateParams",
    "MessageDelta",
    "MessageDeltaEvent",
    "MessageDeltaUsage",
    "MessageParam",
    "MessageStartEvent",
    "MessageStopEvent",
    "MessageStreamEvent",
    "MessageTokensCount",
    "MetadataParam",
    "Model",
    "ModelInfo",
    "ModelListParams",
    "ModelParam",
    "NotFoundError",
    "OutputConfigParam",
    "OverloadedError",
    "PermissionError",
    "PingEvent",
    "PlainTextSource",
    "PlainTextSourceParam",
    "RateLimitError",
    "RawContentBlockDelta",
    "RawContentBlockDeltaEvent",
    "RawContentBlockStartEvent",
    "RawContentBlockStopEvent",
    "RawMessageDeltaEvent",
    "RawMessageStartEvent",
    "RawMessageStopEvent",
    "RawMessageStreamEvent",
    "RedactedThinkingBlock",
    "RedactedThinkingBlockParam",
    "SearchResultBlockParam",
    "ServerToolCaller",
    "ServerToolCaller20260120",
    "ServerToolCaller20260120Param",
    "ServerToolCallerParam",
    "ServerToolUsage",
    "ServerToolUseBlock",
    "ServerToolUseBlockParam",
    "SignatureDelta",
    "StopReason",
    "TextBlock",
    "TextBlockParam",
    "TextCitation",
    "TextCitationParam",
    "TextDelta",
    "TextEditorCodeExecutionCreateResultBlock",
    "TextEditorCodeExecutionCreateResultBlockParam",
    "TextEditorCodeExecutionStrReplaceResultBlock",
    "TextEditorCodeExecutionStrReplaceResultBlockParam",
    "TextEditorCodeExecutionToolResultBlock",
    "TextEditorCodeExecutionToolResultBlockContent",
    "TextEditorCodeExecutionToolResultBlockParam",
    "TextEditorCodeExecutionToolResultBlockParamContentParam",
    "TextEditorCodeExecutionToolResultError",
    "TextEditorCodeExecutionToolResultErrorCode",
    "TextEditorCodeExecutionToolResultErrorCodeParam",
    "TextEditorCodeExecutionToolResultErrorParam",
    "TextEditorCodeExecutionViewResultBlock",
    "TextEditorCodeExecutionViewResultBlockParam",
    "ThinkingBlock",
    "ThinkingBlockParam",
    "ThinkingConfigAdaptiveParam",
    "ThinkingConfigDisabledParam",
    "ThinkingConfigEnabledParam",
    "ThinkingConfigParam",
    "ThinkingDelta",
    "ToolBash20250124Param",
    "ToolCaller",
    "ToolCallerParam",
    "ToolChoiceAnyParam",
    "ToolChoiceAutoParam",
    "ToolChoiceNoneParam",
    "ToolChoiceParam",
    "ToolChoiceToolParam",
    "ToolParam",
    "ToolReferenceBlock",
    "ToolReferenceBlockParam",
    "ToolResultBlockParam",
    "ToolResultContentParam",
    "ToolSearchToolBm25_20251119Param",
    "ToolSearchToolRegex20251119Param",
    "ToolSearchToolResultBlock",
    "ToolSearchToolResultBlockContent",
    "ToolSearchToolResultBlockParam",
    "ToolSearchToolResultBlockParamContentParam",
    "ToolSearchToolResultError",
    "ToolSearchToolResultErrorCode",
    "ToolSearchToolResultErrorCodeParam",
    "ToolSearchToolResultErrorParam",
    "ToolSearchToolSearchResultBlock",
    "ToolSearchToolSearchResultBlockParam",
    "ToolTextEditor20250124Param",
    "ToolTextEditor20250429Param",
    "ToolTextEditor20250728Param",
    "ToolUnionParam",
    "ToolUseBlock",
    "ToolUseBlockParam",
    "URLImageSourceParam",
    "URLPDFSourceParam",
    "Unknown",
    "Usage",
    "UserLocationParam",
    "WebFetchBlock",
    "WebFetchBlockParam",
    "WebFetchTool20250910Param",
    "WebFetchTool20260209Param",
    "WebFetchToolResultBlock",
    "WebFetchToolResultBlockContent",
    "WebFetchToolResultBlockParam",
    "WebFetchToolResultBlockParamContentParam",
    "WebFetchToolResultErrorBlock",
    "WebFetchToolResultErrorBlockParam",
    "WebFetchToolResultErrorCode",
    "WebFetchToolResultErrorCodeParam",
    "WebSearchResultBlock",
    "WebSearchResultBlockParam",
    "WebSearchTool20250305Param",
    "WebSearchTool20260209Param",
    "WebSearchToolRequestErrorParam",
    "WebSearchToolResultBlock",
    "WebSearchToolResultBlockContent",
    "WebSearchToolResultBlockParam",
    "WebSearchToolResultBlockParamContentParam",
    "WebSearchToolResultError",
    "WebSearchToolResultErrorCode",
    "WebSearchToolResultErrorCodeParam",
]

if TYPE_CHECKING:
    from anthropic_generated._model import Unknown as Unknown
    from anthropic_generated.models.api_error_object import APIErrorObject as APIErrorObject
    from anthropic_generated.models.authentication_error import AuthenticationError as AuthenticationError
    from anthropic_generated.models.base64_pdf_source import Base64PDFSource as Base64PDFSource
    from anthropic_generated.models.bash_code_execution_output_block import (
        BashCodeExecutionOutputBlock as BashCodeExecutionOutputBlock,
    )
    from anthropic_generated.models.bash_code_execution_result_block import (
        BashCodeExecutionResultBlock as BashCodeExecutionResultBlock,
    )
    from anthropic_generated.models.bash_code_execution_tool_result_block import (
        BashCodeExecutionToolResultBlock as BashCodeExecutionToolResultBlock,
    )
    from anthropic_generated.models.bash_code_execution_tool_result_block_content import (
        BashCodeExecutionToolResultBlockContent as BashCodeExecutionToolResultBlockContent,
    )
    from anthropic_generated.models.bash_code_execution_tool_result_error import (
        BashCodeExecutionToolResultError as BashCodeExecutionToolResultError,
    )
    from anthropic_generated.models.bash_code_execution_tool_result_error_code import (
        BashCodeExecutionToolResultErrorCode as BashCodeExecutionToolResultErrorCode,
    )
    from anthropic_generated.models.beta_api_error import BetaAPIError as BetaAPIError
    from anthropic_generated.models.beta_authentication_error import BetaAuthenticationError as BetaAuthenticationError
    from anthropic_generated.models.beta_billing_error import BetaBillingError as BetaBillingError
    from anthropic_generated.models.beta_error import BetaError as BetaError
    from anthropic_generated.models.beta_error_response import BetaErrorResponse as BetaErrorResponse
    from anthropic_generated.models.beta_gateway_timeout_error import BetaGatewayTimeoutError as BetaGatewayTimeoutError
    from anthropic_generated.models.beta_invalid_request_error import BetaInvalidRequestError as BetaInvalidRequestError
    from anthropic_generated.models.beta_mcp_tool_result_block_content import (
        BetaMCPToolResultBlock_content as BetaMCPToolResultBlock_content,
    )
    from anthropic_generated.models.beta_not_found_error import BetaNotFoundError as BetaNotFoundError
    from anthropic_generated.models.beta_overloaded_error import BetaOverloadedError as BetaOverloadedError
    from anthropic_generated.models.beta_permission_error import BetaPermissionError as BetaPermissionError
    from anthropic_generated.models.beta_rate_limit_error import BetaRateLimitError as BetaRateLimitError
    from anthropic_generated.models.billing_error import BillingError as BillingError
    from anthropic_generated.models.cache_creation import CacheCreation as CacheCreation
    from anthropic_generated.models.citation_char_location import CitationCharLocation as CitationCharLocation
    from anthropic_generated.models.citation_content_block_location import (
        CitationContentBlockLocation as CitationContentBlockLocation,
    )
    from anthropic_generated.models.citation_page_location import CitationPageLocation as CitationPageLocation
    from anthropic_generated.models.citations_config import CitationsConfig as CitationsConfig
    from anthropic_generated.models.citations_delta import CitationsDelta as CitationsDelta
    from anthropic_generated.models.citations_search_result_location import (
        CitationsSearchResultLocation as CitationsSearchResultLocation,
    )
    from anthropic_generated.models.citations_web_search_result_location import (
        CitationsWebSearchResultLocation as CitationsWebSearchResultLocation,
    )
    from anthropic_generated.models.code_execution_output_block import (
        CodeExecutionOutputBlock as CodeExecutionOutputBlock,
    )
    from anthropic_generated.models.code_execution_result_block import (
        CodeExecutionResultBlock as CodeExecutionResultBlock,
    )
    from anthropic_generated.models.code_execution_tool_result_block import (
        CodeExecutionToolResultBlock as CodeExecutionToolResultBlock,
    )
    from anthropic_generated.models.code_execution_tool_result_block_content import (
        CodeExecutionToolResultBlockContent as CodeExecutionToolResultBlockContent,
    )
    from anthropic_generated.models.code_execution_tool_result_error import (
        CodeExecutionToolResultError as CodeExecutionToolResultError,
    )
    from anthropic_generated.models.code_execution_tool_result_error_code import (
        CodeExecutionToolResultErrorCode as CodeExecutionToolResultErrorCode,
    )
    from anthropic_generated.models.completion import Completion as Completion
    from anthropic_generated.models.container import Container as Container
    from anthropic_generated.models.container_upload_block import ContainerUploadBlock as ContainerUploadBlock
    from anthropic_generated.models.content_block import ContentBlock as ContentBlock
    from anthropic_generated.models.direct_caller import DirectCaller as DirectCaller
    from anthropic_generated.models.document_block import DocumentBlock as DocumentBlock
    from anthropic_generated.models.document_block_source import DocumentBlockSource as DocumentBlockSource
    from anthropic_generated.models.encrypted_code_execution_result_block import (
        EncryptedCodeExecutionResultBlock as EncryptedCodeExecutionResultBlock,
    )
    from anthropic_generated.models.error_object import ErrorObject as ErrorObject
    from anthropic_generated.models.error_response import ErrorResponse as ErrorResponse
    from anthropic_generated.models.gateway_timeout_error import GatewayTimeoutError as GatewayTimeoutError
    from anthropic_generated.models.input_json_delta import InputJSONDelta as InputJSONDelta
    from anthropic_generated.models.invalid_request_error import InvalidRequestError as InvalidRequestError
    from anthropic_generated.models.message import Message as Message
    from anthropic_generated.models.message_delta import MessageDelta as MessageDelta
    from anthropic_generated.models.message_delta_usage import MessageDeltaUsage as MessageDeltaUsage
    from anthropic_generated.models.message_tokens_count import MessageTokensCount as MessageTokensCount
    from anthropic_generated.models.model import Model as Model
    from anthropic_generated.models.model_info import ModelInfo as ModelInfo
    from anthropic_generated.models.not_found_error import NotFoundError as NotFoundError
    from anthropic_generated.models.overloaded_error import OverloadedError as OverloadedError
    from anthropic_generated.models.permission_error import PermissionError as PermissionError
    from anthropic_generated.models.ping_event import PingEvent as PingEvent
    from anthropic_generated.models.plain_text_source import PlainTextSource as PlainTextSource
    from anthropic_generated.models.rate_limit_error import RateLimitError as RateLimitError
    from anthropic_generated.models.raw_content_block_delta import RawContentBlockDelta as RawContentBlockDelta
    from anthropic_generated.models.raw_content_block_delta_event import (
        RawContentBlockDeltaEvent as ContentBlockDeltaEvent,
    )
    from anthropic_generated.models.raw_content_block_delta_event import (
        RawContentBlockDeltaEvent as RawContentBlockDeltaEvent,
    )
    from anthropic_generated.models.raw_content_block_start_event import (
        RawContentBlockStartEvent as ContentBlockStartEvent,
    )
    from anthropic_generated.models.raw_content_block_start_event import (
        RawContentBlockStartEvent as RawContentBlockStartEvent,
    )
    from anthropic_generated.models.raw_content_block_stop_event import (
        RawContentBlockStopEvent as ContentBlockStopEvent,
    )
    from anthropic_generated.models.raw_content_block_stop_event import (
        RawContentBlockStopEvent as RawContentBlockStopEvent,
    )
    from anthropic_generated.models.raw_message_delta_event import RawMessageDeltaEvent as MessageDeltaEvent
    from anthropic_generated.models.raw_message_delta_event import RawMessageDeltaEvent as RawMessageDeltaEvent
    from anthropic_generated.models.raw_message_start_event import RawMessageStartEvent as MessageStartEvent
    from anthropic_generated.models.raw_message_start_event import RawMessageStartEvent as RawMessageStartEvent
    from anthropic_generated.models.raw_message_stop_event import RawMessageStopEvent as MessageStopEvent
    from anthropic_generated.models.raw_message_stop_event import RawMessageStopEvent as RawMessageStopEvent
    from anthropic_generated.models.raw_message_stream_event import RawMessageStreamEvent as MessageStreamEvent
    from anthropic_generated.models.raw_message_stream_event import RawMessageStreamEvent as RawMessageStreamEvent
    from anthropic_generated.models.redacted_thinking_block import RedactedThinkingBlock as RedactedThinkingBlock
    from anthropic_generated.models.server_tool_caller import ServerToolCaller as ServerToolCaller
    from anthropic_generated.models.server_tool_caller_20260120 import (
        ServerToolCaller20260120 as ServerToolCaller20260120,
    )
    from anthropic_generated.models.server_tool_usage import ServerToolUsage as ServerToolUsage
    from anthropic_generated.models.server_tool_use_block import ServerToolUseBlock as ServerToolUseBlock
    from anthropic_generated.models.signature_delta import SignatureDelta as SignatureDelta
    from anthropic_generated.models.stop_reason import StopReason as StopReason
    from anthropic_generated.models.text_block import TextBlock as TextBlock
    from anthropic_generated.models.text_citation import TextCitation as TextCitation
    from anthropic_generated.models.text_delta import TextDelta as TextDelta
    from anthropic_generated.models.text_editor_code_execution_create_result_block import (
        TextEditorCodeExecutionCreateResultBlock as TextEditorCodeExecutionCreateResultBlock,
    )
    from anthropic_generated.models.text_editor_code_execution_str_replace_result_block import (
        TextEditorCodeExecutionStrReplaceResultBlock as TextEditorCodeExecutionStrReplaceResultBlock,
    )
    from anthropic_generated.models.text_editor_code_execution_tool_result_block import (
        TextEditorCodeExecutionToolResultBlock as TextEditorCodeExecutionToolResultBlock,
    )
    from anthropic_generated.models.text_editor_code_execution_tool_result_block_content import (
        TextEditorCodeExecutionToolResultBlockContent as TextEditorCodeExecutionToolResultBlockContent,
    )
    from anthropic_generated.models.text_editor_code_execution_tool_result_error import (
        TextEditorCodeExecutionToolResultError as TextEditorCodeExecutionToolResultError,
    )
    from anthropic_generated.models.text_editor_code_execution_tool_result_error_code import (
        TextEditorCodeExecutionToolResultErrorCode as TextEditorCodeExecutionToolResultErrorCode,
    )
    from anthropic_generated.models.text_editor_code_execution_view_result_block import (
        TextEditorCodeExecutionViewResultBlock as TextEditorCodeExecutionViewResultBlock,
    )
    from anthropic_generated.models.thinking_block import ThinkingBlock as ThinkingBlock
    from anthropic_generated.models.thinking_delta import ThinkingDelta as ThinkingDelta
    from anthropic_generated.models.tool_caller import ToolCaller as ToolCaller
    from anthropic_generated.models.tool_reference_block import ToolReferenceBlock as ToolReferenceBlock
    from anthropic_generated.models.tool_search_tool_result_block import (
        ToolSearchToolResultBlock as ToolSearchToolResultBlock,
    )
    from anthropic_generated.models.tool_search_tool_result_block_content import (
        ToolSearchToolResultBlockContent as ToolSearchToolResultBlockContent,
    )
    from anthropic_generated.models.tool_search_tool_result_error import (
        ToolSearchToolResultError as ToolSearchToolResultError,
    )
    from anthropic_generated.models.tool_search_tool_result_error_code import (
        ToolSearchToolResultErrorCode as ToolSearchToolResultErrorCode,
    )
    from anthropic_generated.models.tool_search_tool_search_result_block import (
        ToolSearchToolSearchResultBlock as ToolSearchToolSearchResultBlock,
    )
    from anthropic_generated.models.tool_use_block import ToolUseBlock as ToolUseBlock
    from anthropic_generated.models.usage import Usage as Usage
    from anthropic_generated.models.web_fetch_block import WebFetchBlock as WebFetchBlock
    from anthropic_generated.models.web_fetch_tool_result_block import (
        WebFetchToolResultBlock as WebFetchToolResultBlock,
    )
    from anthropic_generated.models.web_fetch_tool_result_block_content import (
        WebFetchToolResultBlockContent as WebFetchToolResultBlockContent,
    )
    from anthropic_generated.models.web_fetch_tool_result_error_block import (
        WebFetchToolResultErrorBlock as WebFetchToolResultErrorBlock,
    )
    from anthropic_generated.models.web_fetch_tool_result_error_code import (
        WebFetchToolResultErrorCode as WebFetchToolResultErrorCode,
    )
    from anthropic_generated.models.web_search_result_block import WebSearchResultBlock as WebSearchResultBlock
    from anthropic_generated.models.web_search_tool_result_block import (
        WebSearchToolResultBlock as WebSearchToolResultBlock,
    )
    from anthropic_generated.models.web_search_tool_result_block_content import (
        WebSearchToolResultBlockContent as WebSearchToolResultBlockContent,
    )
    from anthropic_generated.models.web_search_tool_result_error import (
        WebSearchToolResultError as WebSearchToolResultError,
    )
    from anthropic_generated.models.web_search_tool_result_error_code import (
        WebSearchToolResultErrorCode as WebSearchToolResultErrorCode,
    )
    from anthropic_generated.params.stable import AnthropicBetaParam as AnthropicBetaParam
    from anthropic_generated.params.stable import Base64ImageSourceParam as Base64ImageSourceParam
    from anthropic_generated.params.stable import Base64PDFSourceParam as Base64PDFSourceParam
    from anthropic_generated.params.stable import BashCodeExecutionOutputBlockParam as BashCodeExecutionOutputBlockParam
    from anthropic_generated.params.stable import BashCodeExecutionResultBlockParam as BashCodeExecutionResultBlockParam
    from anthropic_generated.params.stable import (
        BashCodeExecutionToolResultBlockParam as BashCodeExecutionToolResultBlockParam,
    )
    from anthropic_generated.params.stable import (
        BashCodeExecutionToolResultBlockParamContentParam as BashCodeExecutionToolResultBlockParamContentParam,
    )
    from anthropic_generated.params.stable import (
        BashCodeExecutionToolResultErrorCodeParam as BashCodeExecutionToolResultErrorCodeParam,
    )
    from anthropic_generated.params.stable import (
        BashCodeExecutionToolResultErrorParam as BashCodeExecutionToolResultErrorParam,
    )
    from anthropic_generated.params.stable import CacheControlEphemeralParam as CacheControlEphemeralParam
    from anthropic_generated.params.stable import CitationCharLocationParam as CitationCharLocationParam
    from anthropic_generated.params.stable import CitationContentBlockLocationParam as CitationContentBlockLocationParam
    from anthropic_generated.params.stable import CitationPageLocationParam as CitationPageLocationParam
    from anthropic_generated.params.stable import CitationsConfigParam as CitationsConfigParam
    from anthropic_generated.params.stable import CitationSearchResultLocationParam as CitationSearchResultLocationParam
    from anthropic_generated.params.stable import (
        CitationWebSearchResultLocationParam as CitationWebSearchResultLocationParam,
    )
    from anthropic_generated.params.stable import CodeExecutionOutputBlockParam as CodeExecutionOutputBlockParam
    from anthropic_generated.params.stable import CodeExecutionResultBlockParam as CodeExecutionResultBlockParam
    from anthropic_generated.params.stable import CodeExecutionTool20250522Param as CodeExecutionTool20250522Param
    from anthropic_generated.params.stable import CodeExecutionTool20250825Param as CodeExecutionTool20250825Param
    from anthropic_generated.params.stable import CodeExecutionTool20260120Param as CodeExecutionTool20260120Param
    from anthropic_generated.params.stable import CodeExecutionToolResultBlockParam as CodeExecutionToolResultBlockParam
    from anthropic_generated.params.stable import (
        CodeExecutionToolResultBlockParamContentParam as CodeExecutionToolResultBlockParamContentParam,
    )
    from anthropic_generated.params.stable import (
        CodeExecutionToolResultErrorCodeParam as CodeExecutionToolResultErrorCodeParam,
    )
    from anthropic_generated.params.stable import CodeExecutionToolResultErrorParam as CodeExecutionToolResultErrorParam
    from anthropic_generated.params.stable import ContainerUploadBlockParam as ContainerUploadBlockParam
    from anthropic_generated.params.stable import ContentBlockParam as ContentBlockParam
    from anthropic_generated.params.stable import ContentBlockSourceContentParam as ContentBlockSourceContentParam
    from anthropic_generated.params.stable import ContentBlockSourceParam as ContentBlockSourceParam
    from anthropic_generated.params.stable import DirectCallerParam as DirectCallerParam
    from anthropic_generated.params.stable import DocumentBlockParam as DocumentBlockParam
    from anthropic_generated.params.stable import DocumentBlockSourceParam as DocumentBlockSourceParam
    from anthropic_generated.params.stable import EffortLevelParam as EffortLevelParam
    from anthropic_generated.params.stable import (
        EncryptedCodeExecutionResultBlockParam as EncryptedCodeExecutionResultBlockParam,
    )
    from anthropic_generated.params.stable import ImageBlockParam as ImageBlockParam
    from anthropic_generated.params.stable import ImageBlockSourceParam as ImageBlockSourceParam
    from anthropic_generated.params.stable import JSONOutputFormatParam as JSONOutputFormatParam
    from anthropic_generated.params.stable import MemoryTool20250818Param as MemoryTool20250818Param
    from anthropic_generated.params.stable import MessageParam as MessageParam
    from anthropic_generated.params.stable import MetadataParam as MetadataParam
    from anthropic_generated.params.stable import ModelParam as ModelParam
    from anthropic_generated.params.stable import OutputConfigParam as OutputConfigParam
    from anthropic_generated.params.stable import PlainTextSourceParam as PlainTextSourceParam
    from anthropic_generated.params.stable import RedactedThinkingBlockParam as RedactedThinkingBlockParam
    from anthropic_generated.params.stable import SearchResultBlockParam as SearchResultBlockParam
    from anthropic_generated.params.stable import ServerToolCaller20260120Param as ServerToolCaller20260120Param
    from anthropic_generated.params.stable import ServerToolCallerParam as ServerToolCallerParam
    from anthropic_generated.params.stable import ServerToolUseBlockParam as ServerToolUseBlockParam
    from anthropic_generated.params.stable import TextBlockParam as TextBlockParam
    from anthropic_generated.params.stable import TextCitationParam as TextCitationParam
    from anthropic_generated.params.stable import (
        TextEditorCodeExecutionCreateResultBlockParam as TextEditorCodeExecutionCreateResultBlockParam,
    )
    from anthropic_generated.params.stable import (
        TextEditorCodeExecutionStrReplaceResultBlockParam as TextEditorCodeExecutionStrReplaceResultBlockParam,
    )
    from anthropic_generated.params.stable import (
        TextEditorCodeExecutionToolResultBlockParam as TextEditorCodeExecutionToolResultBlockParam,
    )
    from anthropic_generated.params.stable import (
        TextEditorCodeExecutionToolResultBlockParamContentParam as TextEditorCodeExecutionToolResultBlockParamContentParam,
    )
    from anthropic_generated.params.stable import (
        TextEditorCodeExecutionToolResultErrorCodeParam as TextEditorCodeExecutionToolResultErrorCodeParam,
    )
    from anthropic_generated.params.stable import (
        TextEditorCodeExecutionToolResultErrorParam as TextEditorCodeExecutionToolResultErrorParam,
    )
    from anthropic_generated.params.stable import (
        TextEditorCodeExecutionViewResultBlockParam as TextEditorCodeExecutionViewResultBlockParam,
    )
    from anthropic_generated.params.stable import ThinkingBlockParam as ThinkingBlockParam
    from anthropic_generated.params.stable import ThinkingConfigAdaptiveParam as ThinkingConfigAdaptiveParam
    from anthropic_generated.params.stable import ThinkingConfigDisabledParam as ThinkingConfigDisabledParam
    from anthropic_generated.params.stable import ThinkingConfigEnabledParam as ThinkingConfigEnabledParam
    from anthropic_generated.params.stable import ThinkingConfigParam as ThinkingConfigParam
    from anthropic_generated.params.stable import ToolBash20250124Param as ToolBash20250124Param
    from anthropic_generated.params.stable import ToolCallerParam as ToolCallerParam
    from anthropic_generated.params.stable import ToolChoiceAnyParam as ToolChoiceAnyParam
    from anthropic_generated.params.stable import ToolChoiceAutoParam as ToolChoiceAutoParam
    from anthropic_generated.params.stable import ToolChoiceNoneParam as ToolChoiceNoneParam
    from anthropic_generated.params.stable import ToolChoiceParam as ToolChoiceParam
    from anthropic_generated.params.stable import ToolChoiceToolParam as ToolChoiceToolParam
    from anthropic_generated.params.stable import ToolParam as ToolParam
    from anthropic_generated.params.stable import ToolReferenceBlockParam as ToolReferenceBlockParam
    from anthropic_generated.params.stable import ToolResultBlockParam as ToolResultBlockParam
    from anthropic_generated.params.stable import ToolResultContentParam as ToolResultContentParam
    from anthropic_generated.params.stable import ToolSearchToolBm25_20251119Param as ToolSearchToolBm25_20251119Param
    from anthropic_generated.params.stable import ToolSearchToolRegex20251119Param as ToolSearchToolRegex20251119Param
    from anthropic_generated.params.stable import ToolSearchToolResultBlockParam as ToolSearchToolResultBlockParam
    from anthropic_generated.params.stable import (
        ToolSearchToolResultBlockParamContentParam as ToolSearchToolResultBlockParamContentParam,
    )
    from anthropic_generated.params.stable import (
        ToolSearchToolResultErrorCodeParam as ToolSearchToolResultErrorCodeParam,
    )
    from anthropic_generated.params.stable import ToolSearchToolResultErrorParam as ToolSearchToolResultErrorParam
    from anthropic_generated.params.stable import (
        ToolSearchToolSearchResultBlockParam as ToolSearchToolSearchResultBlockParam,
    )
    from anthropic_generated.params.stable import ToolTextEditor20250124Param as ToolTextEditor20250124Param
    from anthropic_generated.params.stable import ToolTextEditor20250429Param as ToolTextEditor20250429Param
    from anthropic_generated.params.stable import ToolTextEditor20250728Param as ToolTextEditor20250728Param
    from anthropic_generated.params.stable import ToolUnionParam as MessageCountTokensToolParam
    from anthropic_generated.params.stable import ToolUnionParam as ToolUnionParam
    from anthropic_generated.params.stable import ToolUseBlockParam as ToolUseBlockParam
    from anthropic_generated.params.stable import URLImageSourceParam as URLImageSourceParam
    from anthropic_generated.params.stable import URLPDFSourceParam as URLPDFSourceParam
    from anthropic_generated.params.stable import UserLocationParam as UserLocationParam
    from anthropic_generated.params.stable import WebFetchBlockParam as WebFetchBlockParam
    from anthropic_generated.params.stable import WebFetchTool20250910Param as WebFetchTool20250910Param
    from anthropic_generated.params.stable import WebFetchTool20260209Param as WebFetchTool20260209Param
    from anthropic_generated.params.stable import WebFetchToolResultBlockParam as WebFetchToolResultBlockParam
    from anthropic_generated.params.stable import (
        WebFetchToolResultBlockParamContentParam as WebFetchToolResultBlockParamContentParam,
    )
    from anthropic_generated.params.stable import WebFetchToolResultErrorBlockParam as WebFetchToolResultErrorBlockParam
    from anthropic_generated.params.stable import WebFetchToolResultErrorCodeParam as WebFetchToolResultErrorCodeParam
    from anthropic_generated.params.stable import WebSearchResultBlockParam as WebSearchResultBlockParam
    from anthropic_generated.params.stable import WebSearchTool20250305Param as WebSearchTool20250305Param
    from anthropic_generated.params.stable import WebSearchTool20260209Param as WebSearchTool20260209Param
    from anthropic_generated.params.stable import WebSearchToolRequestErrorParam as WebSearchToolRequestErrorParam
    from anthropic_generated.params.stable import WebSearchToolResultBlockParam as WebSearchToolResultBlockParam
    from anthropic_generated.params.stable import (
        WebSearchToolResultBlockParamContentParam as WebSearchToolResultBlockParamContentParam,
    )
    from anthropic_generated.params.stable import WebSearchToolResultErrorCodeParam as WebSearchToolResultErrorCodeParam
    from anthropic_generated.types.completion_create_params import CompletionCreateParams as CompletionCreateParams
    from anthropic_generated.types.message_count_tokens_params import (
        MessageCountTokensParams as MessageCountTokensParams,
    )
    from anthropic_generated.types.message_create_params import MessageCreateParams as MessageCreateParams
    from anthropic_generated.types.model_list_params import ModelListParams as ModelListParams

    from . import beta as beta
    from . import messages as messages
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "APIErrorObject": ("anthropic_generated.models.api_error_object", "APIErrorObject"),
            "AnthropicBetaParam": ("anthropic_generated.params.stable", "AnthropicBetaParam"),
            "AuthenticationError": ("anthropic_generated.models.authentication_error", "AuthenticationError"),
            "Base64ImageSourceParam": ("anthropic_generated.params.stable", "Base64ImageSourceParam"),
            "Base64PDFSource": ("anthropic_generated.models.base64_pdf_source", "Base64PDFSource"),
            "Base64PDFSourceParam": ("anthropic_generated.params.stable", "Base64PDFSourceParam"),
            "BashCodeExecutionOutputBlock": (
                "anthropic_generated.models.bash_code_execution_output_block",
                "BashCodeExecutionOutputBlock",
            ),
            "BashCodeExecutionOutputBlockParam": (
                "anthropic_generated.params.stable",
                "BashCodeExecutionOutputBlockParam",
            ),
            "BashCodeExecutionResultBlock": (
                "anthropic_generated.models.bash_code_execution_result_block",
                "BashCodeExecutionResultBlock",
            ),
            "BashCodeExecutionResultBlockParam": (
                "anthropic_generated.params.stable",
                "BashCodeExecutionResultBlockParam",
            ),
            "BashCodeExecutionToolResultBlock": (
                "anthropic_generated.models.bash_code_execution_tool_result_block",
                "BashCodeExecutionToolResultBlock",
            ),
            "BashCodeExecutionToolResultBlockContent": (
                "anthropic_generated.models.bash_code_execution_tool_result_block_content",
                "BashCodeExecutionToolResultBlockContent",
            ),
            "BashCodeExecutionToolResultBlockParam": (
                "anthropic_generated.params.stable",
                "BashCodeExecutionToolResultBlockParam",
            ),
            "BashCodeExecutionToolResultBlockParamContentParam": (
                "anthropic_generated.params.stable",
                "BashCodeExecutionToolResultBlockParamContentParam",
            ),
            "BashCodeExecutionToolResultError": (
                "anthropic_generated.models.bash_code_execution_tool_result_error",
                "BashCodeExecutionToolResultError",
            ),
            "BashCodeExecutionToolResultErrorCode": (
                "anthropic_generated.models.bash_code_execution_tool_result_error_code",
                "BashCodeExecutionToolResultErrorCode",
            ),
            "BashCodeExecutionToolResultErrorCodeParam": (
                "anthropic_generated.params.stable",
                "BashCodeExecutionToolResultErrorCodeParam",
            ),
            "BashCodeExecutionToolResultErrorParam": (
                "anthropic_generated.params.stable",
                "BashCodeExecutionToolResultErrorParam",
            ),
            "BetaAPIError": ("anthropic_generated.models.beta_api_error", "BetaAPIError"),
            "BetaAuthenticationError": (
                "anthropic_generated.models.beta_authentication_error",
                "BetaAuthenticationError",
            ),
            "BetaBillingError": ("anthropic_generated.models.beta_billing_error", "BetaBillingError"),
            "BetaError": ("anthropic_generated.models.beta_error", "BetaError"),
            "BetaErrorResponse": ("anthropic_generated.models.beta_error_response", "BetaErrorResponse"),
            "BetaGatewayTimeoutError": (
                "anthropic_generated.models.beta_gateway_timeout_error",
                "BetaGatewayTimeoutError",
            ),
            "BetaInvalidRequestError": (
                "anthropic_generated.models.beta_invalid_request_error",
                "BetaInvalidRequestError",
            ),
            "BetaMCPToolResultBlock_content": (
                "anthropic_generated.models.beta_mcp_tool_result_block_content",
                "BetaMCPToolResultBlock_content",
            ),
            "BetaNotFoundError": ("anthropic_generated.models.beta_not_found_error", "BetaNotFoundError"),
            "BetaOverloadedError": ("anthropic_generated.models.beta_overloaded_error", "BetaOverloadedError"),
            "BetaPermissionError": ("anthropic_generated.models.beta_permission_error", "BetaPermissionError"),
            "BetaRateLimitError": ("anthropic_generated.models.beta_rate_limit_error", "BetaRateLimitError"),
            "BillingError": ("anthropic_generated.models.billing_error", "BillingError"),
            "CacheControlEphemeralParam": ("anthropic_generated.params.stable", "CacheControlEphemeralParam"),
            "CacheCreation": ("anthropic_generated.models.cache_creation", "CacheCreation"),
            "CitationCharLocation": ("anthropic_generated.models.citation_char_location", "CitationCharLocation"),
            "CitationCharLocationParam": ("anthropic_generated.params.stable", "CitationCharLocationParam"),
            "CitationContentBlockLocation": (
                "anthropic_generated.models.citation_content_block_location",
                "CitationContentBlockLocation",
            ),
            "CitationContentBlockLocationParam": (
                "anthropic_generated.params.stable",
                "CitationContentBlockLocationParam",
            ),
            "CitationPageLocation": ("anthropic_generated.models.citation_page_location", "CitationPageLocation"),
            "CitationPageLocationParam": ("anthropic_generated.params.stable", "CitationPageLocationParam"),
            "CitationSearchResultLocationParam": (
                "anthropic_generated.params.stable",
                "CitationSearchResultLocationParam",
            ),
            "CitationWebSearchResultLocationParam": (
                "anthropic_generated.params.stable",
                "CitationWebSearchResultLocationParam",
            ),
            "CitationsConfig": ("anthropic_generated.models.citations_config", "CitationsConfig"),
            "CitationsConfigParam": ("anthropic_generated.params.stable", "CitationsConfigParam"),
            "CitationsDelta": ("anthropic_generated.models.citations_delta", "CitationsDelta"),
            "CitationsSearchResultLocation": (
                "anthropic_generated.models.citations_search_result_location",
                "CitationsSearchResultLocation",
            ),
            "CitationsWebSearchResultLocation": (
                "anthropic_generated.models.citations_web_search_result_location",
                "CitationsWebSearchResultLocation",
            ),
            "CodeExecutionOutputBlock": (
                "anthropic_generated.models.code_execution_output_block",
                "CodeExecutionOutputBlock",
            ),
            "CodeExecutionOutputBlockParam": ("anthropic_generated.params.stable", "CodeExecutionOutputBlockParam"),
            "CodeExecutionResultBlock": (
                "anthropic_generated.models.code_execution_result_block",
                "CodeExecutionResultBlock",
            ),
            "CodeExecutionResultBlockParam": ("anthropic_generated.params.stable", "CodeExecutionResultBlockParam"),
            "CodeExecutionTool20250522Param": ("anthropic_generated.params.stable", "CodeExecutionTool20250522Param"),
            "CodeExecutionTool20250825Param": ("anthropic_generated.params.stable", "CodeExecutionTool20250825Param"),
            "CodeExecutionTool20260120Param": ("anthropic_generated.params.stable", "CodeExecutionTool20260120Param"),
            "CodeExecutionToolResultBlock": (
                "anthropic_generated.models.code_execution_tool_result_block",
                "CodeExecutionToolResultBlock",
            ),
            "CodeExecutionToolResultBlockContent": (
                "anthropic_generated.models.code_execution_tool_result_block_content",
                "CodeExecutionToolResultBlockContent",
            ),
            "CodeExecutionToolResultBlockParam": (
                "anthropic_generated.params.stable",
                "CodeExecutionToolResultBlockParam",
            ),
            "CodeExecutionToolResultBlockParamContentParam": (
                "anthropic_generated.params.stable",
                "CodeExecutionToolResultBlockParamContentParam",
            ),
            "CodeExecutionToolResultError": (
                "anthropic_generated.models.code_execution_tool_result_error",
                "CodeExecutionToolResultError",
            ),
            "CodeExecutionToolResultErrorCode": (
                "anthropic_generated.models.code_execution_tool_result_error_code",
                "CodeExecutionToolResultErrorCode",
            ),
            "CodeExecutionToolResultErrorCodeParam": (
                "anthropic_generated.params.stable",
                "CodeExecutionToolResultErrorCodeParam",
            ),
            "CodeExecutionToolResultErrorParam": (
                "anthropic_generated.params.stable",
                "CodeExecutionToolResultErrorParam",
            ),
            "Completion": ("anthropic_generated.models.completion", "Completion"),
            "CompletionCreateParams": ("anthropic_generated.types.completion_create_params", "CompletionCreateParams"),
            "Container": ("anthropic_generated.models.container", "Container"),
            "ContainerUploadBlock": ("anthropic_generated.models.container_upload_block", "ContainerUploadBlock"),
            "ContainerUploadBlockParam": ("anthropic_generated.params.stable", "ContainerUploadBlockParam"),
            "ContentBlock": ("anthropic_generated.models.content_block", "ContentBlock"),
            "ContentBlockDeltaEvent": (
                "anthropic_generated.models.raw_content_block_delta_event",
                "RawContentBlockDeltaEvent",
            ),
            "ContentBlockParam": ("anthropic_generated.params.stable", "ContentBlockParam"),
            "ContentBlockSourceContentParam": ("anthropic_generated.params.stable", "ContentBlockSourceContentParam"),
            "ContentBlockSourceParam": ("anthropic_generated.params.stable", "ContentBlockSourceParam"),
            "ContentBlockStartEvent": (
                "anthropic_generated.models.raw_content_block_start_event",
                "RawContentBlockStartEvent",
            ),
            "ContentBlockStopEvent": (
                "anthropic_generated.models.raw_content_block_stop_event",
                "RawContentBlockStopEvent",
            ),
            "DirectCaller": ("anthropic_generated.models.direct_caller", "DirectCaller"),
            "DirectCallerParam": ("anthropic_generated.params.stable", "DirectCallerParam"),
            "DocumentBlock": ("anthropic_generated.models.document_block", "DocumentBlock"),
            "DocumentBlockParam": ("anthropic_generated.params.stable", "DocumentBlockParam"),
            "DocumentBlockSource": ("anthropic_generated.models.document_block_source", "DocumentBlockSource"),
            "DocumentBlockSourceParam": ("anthropic_generated.params.stable", "DocumentBlockSourceParam"),
            "EffortLevelParam": ("anthropic_generated.params.stable", "EffortLevelParam"),
            "EncryptedCodeExecutionResultBlock": (
                "anthropic_generated.models.encrypted_code_execution_result_block",
                "EncryptedCodeExecutionResultBlock",
            ),
            "EncryptedCodeExecutionResultBlockParam": (
                "anthropic_generated.params.stable",
                "EncryptedCodeExecutionResultBlockParam",
            ),
            "ErrorObject": ("anthropic_generated.models.error_object", "ErrorObject"),
            "ErrorResponse": ("anthropic_generated.models.error_response", "ErrorResponse"),
            "GatewayTimeoutError": ("anthropic_generated.models.gateway_timeout_error", "GatewayTimeoutError"),
            "ImageBlockParam": ("anthropic_generated.params.stable", "ImageBlockParam"),
            "ImageBlockSourceParam": ("anthropic_generated.params.stable", "ImageBlockSourceParam"),
            "InputJSONDelta": ("anthropic_generated.models.input_json_delta", "InputJSONDelta"),
            "InvalidRequestError": ("anthropic_generated.models.invalid_request_error", "InvalidRequestError"),
            "JSONOutputFormatParam": ("anthropic_generated.params.stable", "JSONOutputFormatParam"),
            "MemoryTool20250818Param": ("anthropic_generated.params.stable", "MemoryTool20250818Param"),
            "Message": ("anthropic_generated.models.message", "Message"),
            "MessageCountTokensParams": (
                "anthropic_generated.types.message_count_tokens_params",
                "MessageCountTokensParams",
            ),
            "MessageCountTokensToolParam": ("anthropic_generated.params.stable", "ToolUnionParam"),
            "MessageCreateParams": ("anthropic_generated.types.message_create_params", "MessageCreateParams"),
            "MessageDelta": ("anthropic_generated.models.message_delta", "MessageDelta"),
            "MessageDeltaEvent": ("anthropic_generated.models.raw_message_delta_event", "RawMessageDeltaEvent"),
            "MessageDeltaUsage": ("anthropic_generated.models.message_delta_usage", "MessageDeltaUsage"),
            "MessageParam": ("anthropic_generated.params.stable", "MessageParam"),
            "MessageStartEvent": ("anthropic_generated.models.raw_message_start_event", "RawMessageStartEvent"),
            "MessageStopEvent": ("anthropic_generated.models.raw_message_stop_event", "RawMessageStopEvent"),
            "MessageStreamEvent": ("anthropic_generated.models.raw_message_stream_event", "RawMessageStreamEvent"),
            "MessageTokensCount": ("anthropic_generated.models.message_tokens_count", "MessageTokensCount"),
            "MetadataParam": ("anthropic_generated.params.stable", "MetadataParam"),
            "Model": ("anthropic_generated.models.model", "Model"),
            "ModelInfo": ("anthropic_generated.models.model_info", "ModelInfo"),
            "ModelListParams": ("anthropic_generated.types.model_list_params", "ModelListParams"),
            "ModelParam": ("anthropic_generated.params.stable", "ModelParam"),
            "NotFoundError": ("anthropic_generated.models.not_found_error", "NotFoundError"),
            "OutputConfigParam": ("anthropic_generated.params.stable", "OutputConfigParam"),
            "OverloadedError": ("anthropic_generated.models.overloaded_error", "OverloadedError"),
            "PermissionError": ("anthropic_generated.models.permission_error", "PermissionError"),
            "PingEvent": ("anthropic_generated.models.ping_event", "PingEvent"),
            "PlainTextSource": ("anthropic_generated.models.plain_text_source", "PlainTextSource"),
            "PlainTextSourceParam": ("anthropic_generated.params.stable", "PlainTextSourceParam"),
            "RateLimitError": ("anthropic_generated.models.rate_limit_error", "RateLimitError"),
            "RawContentBlockDelta": ("anthropic_generated.models.raw_content_block_delta", "RawContentBlockDelta"),
            "RawContentBlockDeltaEvent": (
                "anthropic_generated.models.raw_content_block_delta_event",
                "RawContentBlockDeltaEvent",
            ),
            "RawContentBlockStartEvent": (
                "anthropic_generated.models.raw_content_block_start_event",
                "RawContentBlockStartEvent",
            ),
            "RawContentBlockStopEvent": (
                "anthropic_generated.models.raw_content_block_stop_event",
                "RawContentBlockStopEvent",
            ),
            "RawMessageDeltaEvent": ("anthropic_generated.models.raw_message_delta_event", "RawMessageDeltaEvent"),
            "RawMessageStartEvent": ("anthropic_generated.models.raw_message_start_event", "RawMessageStartEvent"),
            "RawMessageStopEvent": ("anthropic_generated.models.raw_message_stop_event", "RawMessageStopEvent"),
            "RawMessageStreamEvent": ("anthropic_generated.models.raw_message_stream_event", "RawMessageStreamEvent"),
            "RedactedThinkingBlock": ("anthropic_generated.models.redacted_thinking_block", "RedactedThinkingBlock"),
            "RedactedThinkingBlockParam": ("anthropic_generated.params.stable", "RedactedThinkingBlockParam"),
            "SearchResultBlockParam": ("anthropic_generated.params.stable", "SearchResultBlockParam"),
            "ServerToolCaller": ("anthropic_generated.models.server_tool_caller", "ServerToolCaller"),
            "ServerToolCaller20260120": (
                "anthropic_generated.models.server_tool_caller_20260120",
                "ServerToolCaller20260120",
            ),
            "ServerToolCaller20260120Param": ("anthropic_generated.params.stable", "ServerToolCaller20260120Param"),
            "ServerToolCallerParam": ("anthropic_generated.params.stable", "ServerToolCallerParam"),
            "ServerToolUsage": ("anthropic_generated.models.server_tool_usage", "ServerToolUsage"),
            "ServerToolUseBlock": ("anthropic_generated.models.server_tool_use_block", "ServerToolUseBlock"),
            "ServerToolUseBlockParam": ("anthropic_generated.params.stable", "ServerToolUseBlockParam"),
            "SignatureDelta": ("anthropic_generated.models.signature_delta", "SignatureDelta"),
            "StopReason": ("anthropic_generated.models.stop_reason", "StopReason"),
            "TextBlock": ("anthropic_generated.models.text_block", "TextBlock"),
            "TextBlockParam": ("anthropic_generated.params.stable", "TextBlockParam"),
            "TextCitation": ("anthropic_generated.models.text_citation", "TextCitation"),
            "TextCitationParam": ("anthropic_generated.params.stable", "TextCitationParam"),
            "TextDelta": ("anthropic_generated.models.text_delta", "TextDelta"),
            "TextEditorCodeExecutionCreateResultBlock": (
                "anthropic_generated.models.text_editor_code_execution_create_result_block",
                "TextEditorCodeExecutionCreateResultBlock",
            ),
            "TextEditorCodeExecutionCreateResultBlockParam": (
                "anthropic_generated.params.stable",
                "TextEditorCodeExecutionCreateResultBlockParam",
            ),
            "TextEditorCodeExecutionStrReplaceResultBlock": (
                "anthropic_generated.models.text_editor_code_execution_str_replace_result_block",
                "TextEditorCodeExecutionStrReplaceResultBlock",
            ),
            "TextEditorCodeExecutionStrReplaceResultBlockParam": (
                "anthropic_generated.params.stable",
                "TextEditorCodeExecutionStrReplaceResultBlockParam",
            ),
            "TextEditorCodeExecutionToolResultBlock": (
                "anthropic_generated.models.text_editor_code_execution_tool_result_block",
                "TextEditorCodeExecutionToolResultBlock",
            ),
            "TextEditorCodeExecutionToolResultBlockContent": (
                "anthropic_generated.models.text_editor_code_execution_tool_result_block_content",
                "TextEditorCodeExecutionToolResultBlockContent",
            ),
            "TextEditorCodeExecutionToolResultBlockParam": (
                "anthropic_generated.params.stable",
                "TextEditorCodeExecutionToolResultBlockParam",
            ),
            "TextEditorCodeExecutionToolResultBlockParamContentParam": (
                "anthropic_generated.params.stable",
                "TextEditorCodeExecutionToolResultBlockParamContentParam",
            ),
            "TextEditorCodeExecutionToolResultError": (
                "anthropic_generated.models.text_editor_code_execution_tool_result_error",
                "TextEditorCodeExecutionToolResultError",
            ),
            "TextEditorCodeExecutionToolResultErrorCode": (
                "anthropic_generated.models.text_editor_code_execution_tool_result_error_code",
                "TextEditorCodeExecutionToolResultErrorCode",
            ),
            "TextEditorCodeExecutionToolResultErrorCodeParam": (
                "anthropic_generated.params.stable",
                "TextEditorCodeExecutionToolResultErrorCodeParam",
            ),
            "TextEditorCodeExecutionToolResultErrorParam": (
                "anthropic_generated.params.stable",
                "TextEditorCodeExecutionToolResultErrorParam",
            ),
            "TextEditorCodeExecutionViewResultBlock": (
                "anthropic_generated.models.text_editor_code_execution_view_result_block",
                "TextEditorCodeExecutionViewResultBlock",
            ),
            "TextEditorCodeExecutionViewResultBlockParam": (
                "anthropic_generated.params.stable",
                "TextEditorCodeExecutionViewResultBlockParam",
            ),
            "ThinkingBlock": ("anthropic_generated.models.thinking_block", "ThinkingBlock"),
            "ThinkingBlockParam": ("anthropic_generated.params.stable", "ThinkingBlockParam"),
            "ThinkingConfigAdaptiveParam": ("anthropic_generated.params.stable", "ThinkingConfigAdaptiveParam"),
            "ThinkingConfigDisabledParam": ("anthropic_generated.params.stable", "ThinkingConfigDisabledParam"),
            "ThinkingConfigEnabledParam": ("anthropic_generated.params.stable", "ThinkingConfigEnabledParam"),
            "ThinkingConfigParam": ("anthropic_generated.params.stable", "ThinkingConfigParam"),
            "ThinkingDelta": ("anthropic_generated.models.thinking_delta", "ThinkingDelta"),
            "ToolBash20250124Param": ("anthropic_generated.params.stable", "ToolBash20250124Param"),
            "ToolCaller": ("anthropic_generated.models.tool_caller", "ToolCaller"),
            "ToolCallerParam": ("anthropic_generated.params.stable", "ToolCallerParam"),
            "ToolChoiceAnyParam": ("anthropic_generated.params.stable", "ToolChoiceAnyParam"),
            "ToolChoiceAutoParam": ("anthropic_generated.params.stable", "ToolChoiceAutoParam"),
            "ToolChoiceNoneParam": ("anthropic_generated.params.stable", "ToolChoiceNoneParam"),
            "ToolChoiceParam": ("anthropic_generated.params.stable", "ToolChoiceParam"),
            "ToolChoiceToolParam": ("anthropic_generated.params.stable", "ToolChoiceToolParam"),
            "ToolParam": ("anthropic_generated.params.stable", "ToolParam"),
            "ToolReferenceBlock": ("anthropic_generated.models.tool_reference_block", "ToolReferenceBlock"),
            "ToolReferenceBlockParam": ("anthropic_generated.params.stable", "ToolReferenceBlockParam"),
            "ToolResultBlockParam": ("anthropic_generated.params.stable", "ToolResultBlockParam"),
            "ToolResultContentParam": ("anthropic_generated.params.stable", "ToolResultContentParam"),
            "ToolSearchToolBm25_20251119Param": (
                "anthropic_generated.params.stable",
                "ToolSearchToolBm25_20251119Param",
            ),
            "ToolSearchToolRegex20251119Param": (
                "anthropic_generated.params.stable",
                "ToolSearchToolRegex20251119Param",
            ),
            "ToolSearchToolResultBlock": (
                "anthropic_generated.models.tool_search_tool_result_block",
                "ToolSearchToolResultBlock",
            ),
            "ToolSearchToolResultBlockContent": (
                "anthropic_generated.models.tool_search_tool_result_block_content",
                "ToolSearchToolResultBlockContent",
            ),
            "ToolSearchToolResultBlockParam": ("anthropic_generated.params.stable", "ToolSearchToolResultBlockParam"),
            "ToolSearchToolResultBlockParamContentParam": (
                "anthropic_generated.params.stable",
                "ToolSearchToolResultBlockParamContentParam",
            ),
            "ToolSearchToolResultError": (
                "anthropic_generated.models.tool_search_tool_result_error",
                "ToolSearchToolResultError",
            ),
            "ToolSearchToolResultErrorCode": (
                "anthropic_generated.models.tool_search_tool_result_error_code",
                "ToolSearchToolResultErrorCode",
            ),
            "ToolSearchToolResultErrorCodeParam": (
                "anthropic_generated.params.stable",
                "ToolSearchToolResultErrorCodeParam",
            ),
            "ToolSearchToolResultErrorParam": ("anthropic_generated.params.stable", "ToolSearchToolResultErrorParam"),
            "ToolSearchToolSearchResultBlock": (
                "anthropic_generated.models.tool_search_tool_search_result_block",
                "ToolSearchToolSearchResultBlock",
            ),
            "ToolSearchToolSearchResultBlockParam": (
                "anthropic_generated.params.stable",
                "ToolSearchToolSearchResultBlockParam",
            ),
            "ToolTextEditor20250124Param": ("anthropic_generated.params.stable", "ToolTextEditor20250124Param"),
            "ToolTextEditor20250429Param": ("anthropic_generated.params.stable", "ToolTextEditor20250429Param"),
            "ToolTextEditor20250728Param": ("anthropic_generated.params.stable", "ToolTextEditor20250728Param"),
            "ToolUnionParam": ("anthropic_generated.params.stable", "ToolUnionParam"),
            "ToolUseBlock": ("anthropic_generated.models.tool_use_block", "ToolUseBlock"),
            "ToolUseBlockParam": ("anthropic_generated.params.stable", "ToolUseBlockParam"),
            "URLImageSourceParam": ("anthropic_generated.params.stable", "URLImageSourceParam"),
            "URLPDFSourceParam": ("anthropic_generated.params.stable", "URLPDFSourceParam"),
            "Unknown": ("anthropic_generated._model", "Unknown"),
            "Usage": ("anthropic_generated.models.usage", "Usage"),
            "UserLocationParam": ("anthropic_generated.params.stable", "UserLocationParam"),
            "WebFetchBlock": ("anthropic_generated.models.web_fetch_block", "WebFetchBlock"),
            "WebFetchBlockParam": ("anthropic_generated.params.stable", "WebFetchBlockParam"),
            "WebFetchTool20250910Param": ("anthropic_generated.params.stable", "WebFetchTool20250910Param"),
            "WebFetchTool20260209Param": ("anthropic_generated.params.stable", "WebFetchTool20260209Param"),
            "WebFetchToolResultBlock": (
                "anthropic_generated.models.web_fetch_tool_result_block",
                "WebFetchToolResultBlock",
            ),
            "WebFetchToolResultBlockContent": (
                "anthropic_generated.models.web_fetch_tool_result_block_content",
                "WebFetchToolResultBlockContent",
            ),
            "WebFetchToolResultBlockParam": ("anthropic_generated.params.stable", "WebFetchToolResultBlockParam"),
            "WebFetchToolResultBlockParamContentParam": (
                "anthropic_generated.params.stable",
                "WebFetchToolResultBlockParamContentParam",
            ),
            "WebFetchToolResultErrorBlock": (
                "anthropic_generated.models.web_fetch_tool_result_error_block",
                "WebFetchToolResultErrorBlock",
            ),
            "WebFetchToolResultErrorBlockParam": (
                "anthropic_generated.params.stable",
                "WebFetchToolResultErrorBlockParam",
            ),
            "WebFetchToolResultErrorCode": (
                "anthropic_generated.models.web_fetch_tool_result_error_code",
                "WebFetchToolResultErrorCode",
            ),
            "WebFetchToolResultErrorCodeParam": (
                "anthropic_generated.params.stable",
                "WebFetchToolResultErrorCodeParam",
            ),
            "WebSearchResultBlock": ("anthropic_generated.models.web_search_result_block", "WebSearchResultBlock"),
            "WebSearchResultBlockParam": ("anthropic_generated.params.stable", "WebSearchResultBlockParam"),
            "WebSearchTool20250305Param": ("anthropic_generated.params.stable", "WebSearchTool20250305Param"),
            "WebSearchTool20260209Param": ("anthropic_generated.params.stable", "WebSearchTool20260209Param"),
            "WebSearchToolRequestErrorParam": ("anthropic_generated.params.stable", "WebSearchToolRequestErrorParam"),
            "WebSearchToolResultBlock": (
                "anthropic_generated.models.web_search_tool_result_block",
                "WebSearchToolResultBlock",
            ),
            "WebSearchToolResultBlockContent": (
                "anthropic_generated.models.web_search_tool_result_block_content",
                "WebSearchToolResultBlockContent",
            ),
            "WebSearchToolResultBlockParam": ("anthropic_generated.params.stable", "WebSearchToolResultBlockParam"),
            "WebSearchToolResultBlockParamContentParam": (
                "anthropic_generated.params.stable",
                "WebSearchToolResultBlockParamContentParam",
            ),
            "WebSearchToolResultError": (
                "anthropic_generated.models.web_search_tool_result_error",
                "WebSearchToolResultError",
            ),
            "WebSearchToolResultErrorCode": (
                "anthropic_generated.models.web_search_tool_result_error_code",
                "WebSearchToolResultErrorCode",
            ),
            "WebSearchToolResultErrorCodeParam": (
                "anthropic_generated.params.stable",
                "WebSearchToolResultErrorCodeParam",
            ),
        },
        packages={
            "beta",
            "messages",
        },
    )
