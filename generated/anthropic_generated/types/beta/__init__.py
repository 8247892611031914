"""Public types of `beta`; each is imported when it is first used."""

from typing import TYPE_CHECKING

from anthropic_generated._lazy import lazy

__all__ = [
    "BetaAllThinkingTurnsParam",
    "BetaBase64ImageSourceParam",
    "BetaBase64PDFBlockParam",
    "BetaBase64PDFSource",
    "BetaBase64PDFSourceParam",
    "BetaBashCodeExecutionOutputBlock",
    "BetaBashCodeExecutionOutputBlockParam",
    "BetaBashCodeExecutionResultBlock",
    "BetaBashCodeExecutionResultBlockParam",
    "BetaBashCodeExecutionToolResultBlock",
    "BetaBashCodeExecutionToolResultBlockContent",
    "BetaBashCodeExecutionToolResultBlockParam",
    "BetaBashCodeExecutionToolResultBlockParamContentParam",
    "BetaBashCodeExecutionToolResultError",
    "BetaBashCodeExecutionToolResultErrorCode",
    "BetaBashCodeExecutionToolResultErrorCodeParam",
    "BetaBashCodeExecutionToolResultErrorParam",
    "BetaCacheControlEphemeralParam",
    "BetaCacheCreation",
    "BetaCitationCharLocation",
    "BetaCitationCharLocationParam",
    "BetaCitationConfig",
    "BetaCitationContentBlockLocation",
    "BetaCitationContentBlockLocationParam",
    "BetaCitationPageLocation",
    "BetaCitationPageLocationParam",
    "BetaCitationSearchResultLocation",
    "BetaCitationSearchResultLocationParam",
    "BetaCitationWebSearchResultLocationParam",
    "BetaCitationsConfigParam",
    "BetaCitationsDelta",
    "BetaCitationsWebSearchResultLocation",
    "BetaClearThinking20251015EditParam",
    "BetaClearThinking20251015EditResponse",
    "BetaClearToolUses20250919EditParam",
    "BetaClearToolUses20250919EditResponse",
    "BetaCodeExecutionOutputBlock",
    "BetaCodeExecutionOutputBlockParam",
    "BetaCodeExecutionResultBlock",
    "BetaCodeExecutionResultBlockParam",
    "BetaCodeExecutionTool20250522Param",
    "BetaCodeExecutionTool20250825Param",
    "BetaCodeExecutionTool20260120Param",
    "BetaCodeExecutionToolResultBlock",
    "BetaCodeExecutionToolResultBlockContent",
    "BetaCodeExecutionToolResultBlockParam",
    "BetaCodeExecutionToolResultBlockParamContentParam",
    "BetaCodeExecutionToolResultError",
    "BetaCodeExecutionToolResultErrorCode",
    "BetaCodeExecutionToolResultErrorCodeParam",
    "BetaCodeExecutionToolResultErrorParam",
    "BetaCompact20260112EditParam",
    "BetaCompactionBlock",
    "BetaCompactionBlockParam",
    "BetaCompactionContentBlockDelta",
    "BetaCompactionIterationUsage",
    "BetaContainer",
    "BetaContainerParams",
    "BetaContainerUploadBlock",
    "BetaContainerUploadBlockParam",
    "BetaContentBlock",
    "BetaContentBlockParam",
    "BetaContentBlockSourceContentParam",
    "BetaContentBlockSourceParam",
    "BetaContextManagementAppliedEdit",
    "BetaContextManagementConfigParam",
    "BetaContextManagementEditParam",
    "BetaContextManagementResponse",
    "BetaCountTokensContextManagementResponse",
    "BetaDirectCaller",
    "BetaDirectCallerParam",
    "BetaDocumentBlock",
    "BetaDocumentBlockSource",
    "BetaDocumentBlockSourceParam",
    "BetaEffortLevelParam",
    "BetaEncryptedCodeExecutionResultBlock",
    "BetaEncryptedCodeExecutionResultBlockParam",
    "BetaFileDocumentSourceParam",
    "BetaFileImageSourceParam",
    "BetaImageBlockParam",
    "BetaImageBlockSourceParam",
    "BetaInputJSONDelta",
    "BetaInputTokensClearAtLeastParam",
    "BetaInputTokensTriggerParam",
    "BetaIterationUsage",
    "BetaIterationsUsage",
    "BetaJSONOutputFormatParam",
    "BetaMCPToolConfigParam",
    "BetaMCPToolDefaultConfigParam",
    "BetaMCPToolResultBlock",
    "BetaMCPToolUseBlock",
    "BetaMCPToolUseBlockParam",
    "BetaMCPToolsetParam",
    "BetaMemoryTool20250818Command",
    "BetaMemoryTool20250818CreateCommand",
    "BetaMemoryTool20250818DeleteCommand",
    "BetaMemoryTool20250818InsertCommand",
    "BetaMemoryTool20250818Param",
    "BetaMemoryTool20250818RenameCommand",
    "BetaMemoryTool20250818StrReplaceCommand",
    "BetaMemoryTool20250818ViewCommand",
    "BetaMessage",
    "BetaMessageDelta",
    "BetaMessageDeltaUsage",
    "BetaMessageIterationUsage",
    "BetaMessageParam",
    "BetaMessageTokensCount",
    "BetaMetadataParam",
    "BetaModelInfo",
    "BetaOutputConfigParam",
    "BetaPlainTextSource",
    "BetaPlainTextSourceParam",
    "BetaRawContentBlockDelta",
    "BetaRawContentBlockDeltaEvent",
    "BetaRawContentBlockStartEvent",
    "BetaRawContentBlockStopEvent",
    "BetaRawMessageDeltaEvent",
    "BetaRawMessageStartEvent",
    "BetaRawMessageStopEvent",
    "BetaRawMessageStreamEvent",
    "BetaRedactedThinkingBlock",
    "BetaRedactedThinkingBlockParam",
    "BetaRequestDocumentBlockParam",
    "BetaRequestMCPServerToolConfigurationParam",
    "BetaRequestMCPServerURLDefinitionParam",
    "BetaRequestMCPToolResultBlockParam",
    "BetaSearchResultBlockParam",
    "BetaServerToolCaller",
    "BetaServerToolCaller20260120",
    "BetaServerToolCaller20260120Param",
    "BetaServerToolCallerParam",
    "BetaServerToolUsage",
    "BetaServerToolUseBlock",
    "BetaServerToolUseBlockParam",
    "BetaSignatureDelta",
    "BetaSkill",
    "BetaSkillParams",
    "BetaSpeed",
    "BetaSpeedParam",
    "BetaStopReason",
    "BetaTextBlock",
    "BetaTextBlockParam",
    "BetaTextCitation",
    "BetaTextCitationParam",
    "BetaTextDelta",
    "BetaTextEditorCodeExecutionCreateResultBlock",
    "BetaTextEditorCodeExecutionCreateResultBlockParam",
    "BetaTextEditorCodeExecutionStrReplaceResultBlock",
    "BetaTextEditorCodeExecutionStrReplaceResultBlockParam",
    "BetaTextEditorCodeExecutionToolResultBlock",
    "BetaTextEditorCodeExecutionToolResultBlockContent",
    "BetaTextEditorCodeExecutionToolResultBlockParam",
    "BetaTextEditorCodeExecutionToolResultBlockParamContentParam",
    "BetaTextEditorCodeExecutionToolResultError",
    "BetaTextEditorCodeExecutionToolResultErrorCode",
    "BetaTextEditorCodeExecutionToolResultErrorCodeParam",
    "BetaTextEditorCodeExecutionToolResultErrorParam",
    "BetaTextEditorCodeExecutionViewResultBlock",
    "BetaTextEditorCodeExecutionViewResultBlockParam",
    "BetaThinkingBlock",
    "BetaThinkingBlockParam",
    "BetaThinkingConfigAdaptiveParam",
    "BetaThinkingConfigDisabledParam",
    "BetaThinkingConfigEnabledParam",
    "BetaThinkingConfigParam",
    "BetaThinkingDelta",
    "BetaThinkingTurnsParam",
    "BetaToolBash20241022Param",
    "BetaToolBash20250124Param",
    "BetaToolCaller",
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
    "BetaToolReferenceBlock",
    "BetaToolReferenceBlockParam",
    "BetaToolResultBlockParam",
    "BetaToolResultContentParam",
    "BetaToolSearchToolBm25_20251119Param",
    "BetaToolSearchToolRegex20251119Param",
    "BetaToolSearchToolResultBlock",
    "BetaToolSearchToolResultBlockContent",
    "BetaToolSearchToolResultBlockParam",
    "BetaToolSearchToolResultBlockParamContentParam",
    "BetaToolSearchToolResultError",
    "BetaToolSearchToolResultErrorCode",
    "BetaToolSearchToolResultErrorCodeParam",
    "BetaToolSearchToolResultErrorParam",
    "BetaToolSearchToolSearchResultBlock",
    "BetaToolSearchToolSearchResultBlockParam",
    "BetaToolTextEditor20241022Param",
    "BetaToolTextEditor20250124Param",
    "BetaToolTextEditor20250429Param",
    "BetaToolTextEditor20250728Param",
    "BetaToolUnionParam",
    "BetaToolUseBlock",
    "BetaToolUseBlockParam",
    "BetaToolUsesKeepParam",
    "BetaToolUsesTriggerParam",
    "BetaURLImageSourceParam",
    "BetaURLPDFSourceParam",
    "BetaUsage",
    "BetaUserLocationParam",
    "BetaWebFetchBlock",
    "BetaWebFetchBlockParam",
    "BetaWebFetchTool20250910Param",
    "BetaWebFetchTool20260209Param",
    "BetaWebFetchToolResultBlock",
    "BetaWebFetchToolResultBlockContent",
    "BetaWebFetchToolResultBlockParam",
    "BetaWebFetchToolResultBlockParamContentParam",
    "BetaWebFetchToolResultErrorBlock",
    "BetaWebFetchToolResultErrorBlockParam",
    "BetaWebFetchToolResultErrorCode",
    "BetaWebFetchToolResultErrorCodeParam",
    "BetaWebSearchResultBlock",
    "BetaWebSearchResultBlockParam",
    "BetaWebSearchTool20250305Param",
    "BetaWebSearchTool20260209Param",
    "BetaWebSearchToolRequestErrorParam",
    "BetaWebSearchToolResultBlock",
    "BetaWebSearchToolResultBlockContent",
    "BetaWebSearchToolResultBlockParam",
    "BetaWebSearchToolResultBlockParamContentParam",
    "BetaWebSearchToolResultError",
    "BetaWebSearchToolResultErrorCode",
    "BetaWebSearchToolResultErrorCodeParam",
    "DeletedFile",
    "FileListParams",
    "FileMetadata",
    "FileUploadParams",
    "MessageCountTokensParams",
    "MessageCreateParams",
    "ModelListParams",
    "SkillCreateParams",
    "SkillCreateResponse",
    "SkillDeleteResponse",
    "SkillListParams",
    "SkillListResponse",
    "SkillRetrieveResponse",
]

if TYPE_CHECKING:
    from anthropic_generated.models.beta_base64_pdf_source import BetaBase64PDFSource as BetaBase64PDFSource
    from anthropic_generated.models.beta_bash_code_execution_output_block import (
        BetaBashCodeExecutionOutputBlock as BetaBashCodeExecutionOutputBlock,
    )
    from anthropic_generated.models.beta_bash_code_execution_result_block import (
        BetaBashCodeExecutionResultBlock as BetaBashCodeExecutionResultBlock,
    )
    from anthropic_generated.models.beta_bash_code_execution_tool_result_block import (
        BetaBashCodeExecutionToolResultBlock as BetaBashCodeExecutionToolResultBlock,
    )
    from anthropic_generated.models.beta_bash_code_execution_tool_result_block_content import (
        BetaBashCodeExecutionToolResultBlockContent as BetaBashCodeExecutionToolResultBlockContent,
    )
    from anthropic_generated.models.beta_bash_code_execution_tool_result_error import (
        BetaBashCodeExecutionToolResultError as BetaBashCodeExecutionToolResultError,
    )
    from anthropic_generated.models.beta_bash_code_execution_tool_result_error_code import (
        BetaBashCodeExecutionToolResultErrorCode as BetaBashCodeExecutionToolResultErrorCode,
    )
    from anthropic_generated.models.beta_cache_creation import BetaCacheCreation as BetaCacheCreation
    from anthropic_generated.models.beta_citation_char_location import (
        BetaCitationCharLocation as BetaCitationCharLocation,
    )
    from anthropic_generated.models.beta_citation_config import BetaCitationConfig as BetaCitationConfig
    from anthropic_generated.models.beta_citation_content_block_location import (
        BetaCitationContentBlockLocation as BetaCitationContentBlockLocation,
    )
    from anthropic_generated.models.beta_citation_page_location import (
        BetaCitationPageLocation as BetaCitationPageLocation,
    )
    from anthropic_generated.models.beta_citation_search_result_location import (
        BetaCitationSearchResultLocation as BetaCitationSearchResultLocation,
    )
    from anthropic_generated.models.beta_citations_delta import BetaCitationsDelta as BetaCitationsDelta
    from anthropic_generated.models.beta_citations_web_search_result_location import (
        BetaCitationsWebSearchResultLocation as BetaCitationsWebSearchResultLocation,
    )
    from anthropic_generated.models.beta_clear_thinking_20251015_edit_response import (
        BetaClearThinking20251015EditResponse as BetaClearThinking20251015EditResponse,
    )
    from anthropic_generated.models.beta_clear_tool_uses_20250919_edit_response import (
        BetaClearToolUses20250919EditResponse as BetaClearToolUses20250919EditResponse,
    )
    from anthropic_generated.models.beta_code_execution_output_block import (
        BetaCodeExecutionOutputBlock as BetaCodeExecutionOutputBlock,
    )
    from anthropic_generated.models.beta_code_execution_result_block import (
        BetaCodeExecutionResultBlock as BetaCodeExecutionResultBlock,
    )
    from anthropic_generated.models.beta_code_execution_tool_result_block import (
        BetaCodeExecutionToolResultBlock as BetaCodeExecutionToolResultBlock,
    )
    from anthropic_generated.models.beta_code_execution_tool_result_block_content import (
        BetaCodeExecutionToolResultBlockContent as BetaCodeExecutionToolResultBlockContent,
    )
    from anthropic_generated.models.beta_code_execution_tool_result_error import (
        BetaCodeExecutionToolResultError as BetaCodeExecutionToolResultError,
    )
    from anthropic_generated.models.beta_code_execution_tool_result_error_code import (
        BetaCodeExecutionToolResultErrorCode as BetaCodeExecutionToolResultErrorCode,
    )
    from anthropic_generated.models.beta_compaction_block import BetaCompactionBlock as BetaCompactionBlock
    from anthropic_generated.models.beta_compaction_content_block_delta import (
        BetaCompactionContentBlockDelta as BetaCompactionContentBlockDelta,
    )
    from anthropic_generated.models.beta_compaction_iteration_usage import (
        BetaCompactionIterationUsage as BetaCompactionIterationUsage,
    )
    from anthropic_generated.models.beta_container import BetaContainer as BetaContainer
    from anthropic_generated.models.beta_container_upload_block import (
        BetaContainerUploadBlock as BetaContainerUploadBlock,
    )
    from anthropic_generated.models.beta_content_block import BetaContentBlock as BetaContentBlock
    from anthropic_generated.models.beta_context_management_applied_edit import (
        BetaContextManagementAppliedEdit as BetaContextManagementAppliedEdit,
    )
    from anthropic_generated.models.beta_context_management_response import (
        BetaContextManagementResponse as BetaContextManagementResponse,
    )
    from anthropic_generated.models.beta_count_tokens_context_management_response import (
        BetaCountTokensContextManagementResponse as BetaCountTokensContextManagementResponse,
    )
    from anthropic_generated.models.beta_direct_caller import BetaDirectCaller as BetaDirectCaller
    from anthropic_generated.models.beta_document_block import BetaDocumentBlock as BetaDocumentBlock
    from anthropic_generated.models.beta_document_block_source import BetaDocumentBlockSource as BetaDocumentBlockSource
    from anthropic_generated.models.beta_encrypted_code_execution_result_block import (
        BetaEncryptedCodeExecutionResultBlock as BetaEncryptedCodeExecutionResultBlock,
    )
    from anthropic_generated.models.beta_input_json_delta import BetaInputJSONDelta as BetaInputJSONDelta
    from anthropic_generated.models.beta_iteration_usage import BetaIterationUsage as BetaIterationUsage
    from anthropic_generated.models.beta_iterations_usage import BetaIterationsUsage as BetaIterationsUsage
    from anthropic_generated.models.beta_mcp_tool_result_block import BetaMCPToolResultBlock as BetaMCPToolResultBlock
    from anthropic_generated.models.beta_mcp_tool_use_block import BetaMCPToolUseBlock as BetaMCPToolUseBlock
    from anthropic_generated.models.beta_memory_tool_20250818_command import (
        BetaMemoryTool20250818Command as BetaMemoryTool20250818Command,
    )
    from anthropic_generated.models.beta_memory_tool_20250818_create_command import (
        BetaMemoryTool20250818CreateCommand as BetaMemoryTool20250818CreateCommand,
    )
    from anthropic_generated.models.beta_memory_tool_20250818_delete_command import (
        BetaMemoryTool20250818DeleteCommand as BetaMemoryTool20250818DeleteCommand,
    )
    from anthropic_generated.models.beta_memory_tool_20250818_insert_command import (
        BetaMemoryTool20250818InsertCommand as BetaMemoryTool20250818InsertCommand,
    )
    from anthropic_generated.models.beta_memory_tool_20250818_rename_command import (
        BetaMemoryTool20250818RenameCommand as BetaMemoryTool20250818RenameCommand,
    )
    from anthropic_generated.models.beta_memory_tool_20250818_str_replace_command import (
        BetaMemoryTool20250818StrReplaceCommand as BetaMemoryTool20250818StrReplaceCommand,
    )
    from anthropic_generated.models.beta_memory_tool_20250818_view_command import (
        BetaMemoryTool20250818ViewCommand as BetaMemoryTool20250818ViewCommand,
    )
    from anthropic_generated.models.beta_message import BetaMessage as BetaMessage
    from anthropic_generated.models.beta_message_delta import BetaMessageDelta as BetaMessageDelta
    from anthropic_generated.models.beta_message_delta_usage import BetaMessageDeltaUsage as BetaMessageDeltaUsage
    from anthropic_generated.models.beta_message_iteration_usage import (
        BetaMessageIterationUsage as BetaMessageIterationUsage,
    )
    from anthropic_generated.models.beta_message_tokens_count import BetaMessageTokensCount as BetaMessageTokensCount
    from anthropic_generated.models.beta_model_info import BetaModelInfo as BetaModelInfo
    from anthropic_generated.models.beta_plain_text_source import BetaPlainTextSource as BetaPlainTextSource
    from anthropic_generated.models.beta_raw_content_block_delta import (
        BetaRawContentBlockDelta as BetaRawContentBlockDelta,
    )
    from anthropic_generated.models.beta_raw_content_block_delta_event import (
        BetaRawContentBlockDeltaEvent as BetaRawContentBlockDeltaEvent,
    )
    from anthropic_generated.models.beta_raw_content_block_start_event import (
        BetaRawContentBlockStartEvent as BetaRawContentBlockStartEvent,
    )
    from anthropic_generated.models.beta_raw_content_block_stop_event import (
        BetaRawContentBlockStopEvent as BetaRawContentBlockStopEvent,
    )
    from anthropic_generated.models.beta_raw_message_delta_event import (
        BetaRawMessageDeltaEvent as BetaRawMessageDeltaEvent,
    )
    from anthropic_generated.models.beta_raw_message_start_event import (
        BetaRawMessageStartEvent as BetaRawMessageStartEvent,
    )
    from anthropic_generated.models.beta_raw_message_stop_event import (
        BetaRawMessageStopEvent as BetaRawMessageStopEvent,
    )
    from anthropic_generated.models.beta_raw_message_stream_event import (
        BetaRawMessageStreamEvent as BetaRawMessageStreamEvent,
    )
    from anthropic_generated.models.beta_redacted_thinking_block import (
        BetaRedactedThinkingBlock as BetaRedactedThinkingBlock,
    )
    from anthropic_generated.models.beta_server_tool_caller import BetaServerToolCaller as BetaServerToolCaller
    from anthropic_generated.models.beta_server_tool_caller_20260120 import (
        BetaServerToolCaller20260120 as BetaServerToolCaller20260120,
    )
    from anthropic_generated.models.beta_server_tool_usage import BetaServerToolUsage as BetaServerToolUsage
    from anthropic_generated.models.beta_server_tool_use_block import BetaServerToolUseBlock as BetaServerToolUseBlock
    from anthropic_generated.models.beta_signature_delta import BetaSignatureDelta as BetaSignatureDelta
    from anthropic_generated.models.beta_skill import BetaSkill as BetaSkill
    from anthropic_generated.models.beta_speed import BetaSpeed as BetaSpeed
    from anthropic_generated.models.beta_stop_reason import BetaStopReason as BetaStopReason
    from anthropic_generated.models.beta_text_block import BetaTextBlock as BetaTextBlock
    from anthropic_generated.models.beta_text_citation import BetaTextCitation as BetaTextCitation
    from anthropic_generated.models.beta_text_delta import BetaTextDelta as BetaTextDelta
    from anthropic_generated.models.beta_text_editor_code_execution_create_result_block import (
        BetaTextEditorCodeExecutionCreateResultBlock as BetaTextEditorCodeExecutionCreateResultBlock,
    )
    from anthropic_generated.models.beta_text_editor_code_execution_str_replace_result_block import (
        BetaTextEditorCodeExecutionStrReplaceResultBlock as BetaTextEditorCodeExecutionStrReplaceResultBlock,
    )
    from anthropic_generated.models.beta_text_editor_code_execution_tool_result_block import (
        BetaTextEditorCodeExecutionToolResultBlock as BetaTextEditorCodeExecutionToolResultBlock,
    )
    from anthropic_generated.models.beta_text_editor_code_execution_tool_result_block_content import (
        BetaTextEditorCodeExecutionToolResultBlockContent as BetaTextEditorCodeExecutionToolResultBlockContent,
    )
    from anthropic_generated.models.beta_text_editor_code_execution_tool_result_error import (
        BetaTextEditorCodeExecutionToolResultError as BetaTextEditorCodeExecutionToolResultError,
    )
    from anthropic_generated.models.beta_text_editor_code_execution_tool_result_error_code import (
        BetaTextEditorCodeExecutionToolResultErrorCode as BetaTextEditorCodeExecutionToolResultErrorCode,
    )
    from anthropic_generated.models.beta_text_editor_code_execution_view_result_block import (
        BetaTextEditorCodeExecutionViewResultBlock as BetaTextEditorCodeExecutionViewResultBlock,
    )
    from anthropic_generated.models.beta_thinking_block import BetaThinkingBlock as BetaThinkingBlock
    from anthropic_generated.models.beta_thinking_delta import BetaThinkingDelta as BetaThinkingDelta
    from anthropic_generated.models.beta_tool_caller import BetaToolCaller as BetaToolCaller
    from anthropic_generated.models.beta_tool_reference_block import BetaToolReferenceBlock as BetaToolReferenceBlock
    from anthropic_generated.models.beta_tool_search_tool_result_block import (
        BetaToolSearchToolResultBlock as BetaToolSearchToolResultBlock,
    )
    from anthropic_generated.models.beta_tool_search_tool_result_block_content import (
        BetaToolSearchToolResultBlockContent as BetaToolSearchToolResultBlockContent,
    )
    from anthropic_generated.models.beta_tool_search_tool_result_error import (
        BetaToolSearchToolResultError as BetaToolSearchToolResultError,
    )
    from anthropic_generated.models.beta_tool_search_tool_result_error_code import (
        BetaToolSearchToolResultErrorCode as BetaToolSearchToolResultErrorCode,
    )
    from anthropic_generated.models.beta_tool_search_tool_search_result_block import (
        BetaToolSearchToolSearchResultBlock as BetaToolSearchToolSearchResultBlock,
    )
    from anthropic_generated.models.beta_tool_use_block import BetaToolUseBlock as BetaToolUseBlock
    from anthropic_generated.models.beta_usage import BetaUsage as BetaUsage
    from anthropic_generated.models.beta_web_fetch_block import BetaWebFetchBlock as BetaWebFetchBlock
    from anthropic_generated.models.beta_web_fetch_tool_result_block import (
        BetaWebFetchToolResultBlock as BetaWebFetchToolResultBlock,
    )
    from anthropic_generated.models.beta_web_fetch_tool_result_block_content import (
        BetaWebFetchToolResultBlockContent as BetaWebFetchToolResultBlockContent,
    )
    from anthropic_generated.models.beta_web_fetch_tool_result_error_block import (
        BetaWebFetchToolResultErrorBlock as BetaWebFetchToolResultErrorBlock,
    )
    from anthropic_generated.models.beta_web_fetch_tool_result_error_code import (
        BetaWebFetchToolResultErrorCode as BetaWebFetchToolResultErrorCode,
    )
    from anthropic_generated.models.beta_web_search_result_block import (
        BetaWebSearchResultBlock as BetaWebSearchResultBlock,
    )
    from anthropic_generated.models.beta_web_search_tool_result_block import (
        BetaWebSearchToolResultBlock as BetaWebSearchToolResultBlock,
    )
    from anthropic_generated.models.beta_web_search_tool_result_block_content import (
        BetaWebSearchToolResultBlockContent as BetaWebSearchToolResultBlockContent,
    )
    from anthropic_generated.models.beta_web_search_tool_result_error import (
        BetaWebSearchToolResultError as BetaWebSearchToolResultError,
    )
    from anthropic_generated.models.beta_web_search_tool_result_error_code import (
        BetaWebSearchToolResultErrorCode as BetaWebSearchToolResultErrorCode,
    )
    from anthropic_generated.models.deleted_file import DeletedFile as DeletedFile
    from anthropic_generated.models.file_metadata import FileMetadata as FileMetadata
    from anthropic_generated.models.skill_create_response import SkillCreateResponse as SkillCreateResponse
    from anthropic_generated.models.skill_delete_response import SkillDeleteResponse as SkillDeleteResponse
    from anthropic_generated.models.skill_list_response import SkillListResponse as SkillListResponse
    from anthropic_generated.models.skill_retrieve_response import SkillRetrieveResponse as SkillRetrieveResponse
    from anthropic_generated.params.beta import BetaAllThinkingTurnsParam as BetaAllThinkingTurnsParam
    from anthropic_generated.params.beta import BetaBase64ImageSourceParam as BetaBase64ImageSourceParam
    from anthropic_generated.params.beta import BetaBase64PDFSourceParam as BetaBase64PDFSourceParam
    from anthropic_generated.params.beta import (
        BetaBashCodeExecutionOutputBlockParam as BetaBashCodeExecutionOutputBlockParam,
    )
    from anthropic_generated.params.beta import (
        BetaBashCodeExecutionResultBlockParam as BetaBashCodeExecutionResultBlockParam,
    )
    from anthropic_generated.params.beta import (
        BetaBashCodeExecutionToolResultBlockParam as BetaBashCodeExecutionToolResultBlockParam,
    )
    from anthropic_generated.params.beta import (
        BetaBashCodeExecutionToolResultBlockParamContentParam as BetaBashCodeExecutionToolResultBlockParamContentParam,
    )
    from anthropic_generated.params.beta import (
        BetaBashCodeExecutionToolResultErrorCodeParam as BetaBashCodeExecutionToolResultErrorCodeParam,
    )
    from anthropic_generated.params.beta import (
        BetaBashCodeExecutionToolResultErrorParam as BetaBashCodeExecutionToolResultErrorParam,
    )
    from anthropic_generated.params.beta import BetaCacheControlEphemeralParam as BetaCacheControlEphemeralParam
    from anthropic_generated.params.beta import BetaCitationCharLocationParam as BetaCitationCharLocationParam
    from anthropic_generated.params.beta import (
        BetaCitationContentBlockLocationParam as BetaCitationContentBlockLocationParam,
    )
    from anthropic_generated.params.beta import BetaCitationPageLocationParam as BetaCitationPageLocationParam
    from anthropic_generated.params.beta import BetaCitationsConfigParam as BetaCitationsConfigParam
    from anthropic_generated.params.beta import (
        BetaCitationSearchResultLocationParam as BetaCitationSearchResultLocationParam,
    )
    from anthropic_generated.params.beta import (
        BetaCitationWebSearchResultLocationParam as BetaCitationWebSearchResultLocationParam,
    )
    from anthropic_generated.params.beta import BetaClearThinking20251015EditParam as BetaClearThinking20251015EditParam
    from anthropic_generated.params.beta import BetaClearToolUses20250919EditParam as BetaClearToolUses20250919EditParam
    from anthropic_generated.params.beta import BetaCodeExecutionOutputBlockParam as BetaCodeExecutionOutputBlockParam
    from anthropic_generated.params.beta import BetaCodeExecutionResultBlockParam as BetaCodeExecutionResultBlockParam
    from anthropic_generated.params.beta import BetaCodeExecutionTool20250522Param as BetaCodeExecutionTool20250522Param
    from anthropic_generated.params.beta import BetaCodeExecutionTool20250825Param as BetaCodeExecutionTool20250825Param
    from anthropic_generated.params.beta import BetaCodeExecutionTool20260120Param as BetaCodeExecutionTool20260120Param
    from anthropic_generated.params.beta import (
        BetaCodeExecutionToolResultBlockParam as BetaCodeExecutionToolResultBlockParam,
    )
    from anthropic_generated.params.beta import (
        BetaCodeExecutionToolResultBlockParamContentParam as BetaCodeExecutionToolResultBlockParamContentParam,
    )
    from anthropic_generated.params.beta import (
        BetaCodeExecutionToolResultErrorCodeParam as BetaCodeExecutionToolResultErrorCodeParam,
    )
    from anthropic_generated.params.beta import (
        BetaCodeExecutionToolResultErrorParam as BetaCodeExecutionToolResultErrorParam,
    )
    from anthropic_generated.params.beta import BetaCompact20260112EditParam as BetaCompact20260112EditParam
    from anthropic_generated.params.beta import BetaCompactionBlockParam as BetaCompactionBlockParam
    from anthropic_generated.params.beta import BetaContainerParams as BetaContainerParams
    from anthropic_generated.params.beta import BetaContainerUploadBlockParam as BetaContainerUploadBlockParam
    from anthropic_generated.params.beta import BetaContentBlockParam as BetaContentBlockParam
    from anthropic_generated.params.beta import BetaContentBlockSourceContentParam as BetaContentBlockSourceContentParam
    from anthropic_generated.params.beta import BetaContentBlockSourceParam as BetaContentBlockSourceParam
    from anthropic_generated.params.beta import BetaContextManagementConfigParam as BetaContextManagementConfigParam
    from anthropic_generated.params.beta import BetaContextManagementEditParam as BetaContextManagementEditParam
    from anthropic_generated.params.beta import BetaDirectCallerParam as BetaDirectCallerParam
    from anthropic_generated.params.beta import BetaDocumentBlockSourceParam as BetaDocumentBlockSourceParam
    from anthropic_generated.params.beta import BetaEffortLevelParam as BetaEffortLevelParam
    from anthropic_generated.params.beta import (
        BetaEncryptedCodeExecutionResultBlockParam as BetaEncryptedCodeExecutionResultBlockParam,
    )
    from anthropic_generated.params.beta import BetaFileDocumentSourceParam as BetaFileDocumentSourceParam
    from anthropic_generated.params.beta import BetaFileImageSourceParam as BetaFileImageSourceParam
    from anthropic_generated.params.beta import BetaImageBlockParam as BetaImageBlockParam
    from anthropic_generated.params.beta import BetaImageBlockSourceParam as BetaImageBlockSourceParam
    from anthropic_generated.params.beta import BetaInputTokensClearAtLeastParam as BetaInputTokensClearAtLeastParam
    from anthropic_generated.params.beta import BetaInputTokensTriggerParam as BetaInputTokensTriggerParam
    from anthropic_generated.params.beta import BetaJSONOutputFormatParam as BetaJSONOutputFormatParam
    from anthropic_generated.params.beta import BetaMCPToolConfigParam as BetaMCPToolConfigParam
    from anthropic_generated.params.beta import BetaMCPToolDefaultConfigParam as BetaMCPToolDefaultConfigParam
    from anthropic_generated.params.beta import BetaMCPToolsetParam as BetaMCPToolsetParam
    from anthropic_generated.params.beta import BetaMCPToolUseBlockParam as BetaMCPToolUseBlockParam
    from anthropic_generated.params.beta import BetaMemoryTool20250818Param as BetaMemoryTool20250818Param
    from anthropic_generated.params.beta import BetaMessageParam as BetaMessageParam
    from anthropic_generated.params.beta import BetaMetadataParam as BetaMetadataParam
    from anthropic_generated.params.beta import BetaOutputConfigParam as BetaOutputConfigParam
    from anthropic_generated.params.beta import BetaPlainTextSourceParam as BetaPlainTextSourceParam
    from anthropic_generated.params.beta import BetaRedactedThinkingBlockParam as BetaRedactedThinkingBlockParam
    from anthropic_generated.params.beta import BetaRequestDocumentBlockParam as BetaBase64PDFBlockParam
    from anthropic_generated.params.beta import BetaRequestDocumentBlockParam as BetaRequestDocumentBlockParam
    from anthropic_generated.params.beta import (
        BetaRequestMCPServerToolConfigurationParam as BetaRequestMCPServerToolConfigurationParam,
    )
    from anthropic_generated.params.beta import (
        BetaRequestMCPServerURLDefinitionParam as BetaRequestMCPServerURLDefinitionParam,
    )
    from anthropic_generated.params.beta import BetaRequestMCPToolResultBlockParam as BetaRequestMCPToolResultBlockParam
    from anthropic_generated.params.beta import BetaSearchResultBlockParam as BetaSearchResultBlockParam
    from anthropic_generated.params.beta import BetaServerToolCaller20260120Param as BetaServerToolCaller20260120Param
    from anthropic_generated.params.beta import BetaServerToolCallerParam as BetaServerToolCallerParam
    from anthropic_generated.params.beta import BetaServerToolUseBlockParam as BetaServerToolUseBlockParam
    from anthropic_generated.params.beta import BetaSkillParams as BetaSkillParams
    from anthropic_generated.params.beta import BetaSpeedParam as BetaSpeedParam
    from anthropic_generated.params.beta import BetaTextBlockParam as BetaTextBlockParam
    from anthropic_generated.params.beta import BetaTextCitationParam as BetaTextCitationParam
    from anthropic_generated.params.beta import (
        BetaTextEditorCodeExecutionCreateResultBlockParam as BetaTextEditorCodeExecutionCreateResultBlockParam,
    )
    from anthropic_generated.params.beta import (
        BetaTextEditorCodeExecutionStrReplaceResultBlockParam as BetaTextEditorCodeExecutionStrReplaceResultBlockParam,
    )
    from anthropic_generated.params.beta import (
        BetaTextEditorCodeExecutionToolResultBlockParam as BetaTextEditorCodeExecutionToolResultBlockParam,
    )
    from anthropic_generated.params.beta import (
        BetaTextEditorCodeExecutionToolResultBlockParamContentParam as BetaTextEditorCodeExecutionToolResultBlockParamContentParam,
    )
    from anthropic_generated.params.beta import (
        BetaTextEditorCodeExecutionToolResultErrorCodeParam as BetaTextEditorCodeExecutionToolResultErrorCodeParam,
    )
    from anthropic_generated.params.beta import (
        BetaTextEditorCodeExecutionToolResultErrorParam as BetaTextEditorCodeExecutionToolResultErrorParam,
    )
    from anthropic_generated.params.beta import (
        BetaTextEditorCodeExecutionViewResultBlockParam as BetaTextEditorCodeExecutionViewResultBlockParam,
    )
    from anthropic_generated.params.beta import BetaThinkingBlockParam as BetaThinkingBlockParam
    from anthropic_generated.params.beta import BetaThinkingConfigAdaptiveParam as BetaThinkingConfigAdaptiveParam
    from anthropic_generated.params.beta import BetaThinkingConfigDisabledParam as BetaThinkingConfigDisabledParam
    from anthropic_generated.params.beta import BetaThinkingConfigEnabledParam as BetaThinkingConfigEnabledParam
    from anthropic_generated.params.beta import BetaThinkingConfigParam as BetaThinkingConfigParam
    from anthropic_generated.params.beta import BetaThinkingTurnsParam as BetaThinkingTurnsParam
    from anthropic_generated.params.beta import BetaToolBash20241022Param as BetaToolBash20241022Param
    from anthropic_generated.params.beta import BetaToolBash20250124Param as BetaToolBash20250124Param
    from anthropic_generated.params.beta import BetaToolCallerParam as BetaToolCallerParam
    from anthropic_generated.params.beta import BetaToolChoiceAnyParam as BetaToolChoiceAnyParam
    from anthropic_generated.params.beta import BetaToolChoiceAutoParam as BetaToolChoiceAutoParam
    from anthropic_generated.params.beta import BetaToolChoiceNoneParam as BetaToolChoiceNoneParam
    from anthropic_generated.params.beta import BetaToolChoiceParam as BetaToolChoiceParam
    from anthropic_generated.params.beta import BetaToolChoiceToolParam as BetaToolChoiceToolParam
    from anthropic_generated.params.beta import BetaToolComputerUse20241022Param as BetaToolComputerUse20241022Param
    from anthropic_generated.params.beta import BetaToolComputerUse20250124Param as BetaToolComputerUse20250124Param
    from anthropic_generated.params.beta import BetaToolComputerUse20251124Param as BetaToolComputerUse20251124Param
    from anthropic_generated.params.beta import BetaToolParam as BetaToolParam
    from anthropic_generated.params.beta import BetaToolReferenceBlockParam as BetaToolReferenceBlockParam
    from anthropic_generated.params.beta import BetaToolResultBlockParam as BetaToolResultBlockParam
    from anthropic_generated.params.beta import BetaToolResultContentParam as BetaToolResultContentParam
    from anthropic_generated.params.beta import (
        BetaToolSearchToolBm25_20251119Param as BetaToolSearchToolBm25_20251119Param,
    )
    from anthropic_generated.params.beta import (
        BetaToolSearchToolRegex20251119Param as BetaToolSearchToolRegex20251119Param,
    )
    from anthropic_generated.params.beta import BetaToolSearchToolResultBlockParam as BetaToolSearchToolResultBlockParam
    from anthropic_generated.params.beta import (
        BetaToolSearchToolResultBlockParamContentParam as BetaToolSearchToolResultBlockParamContentParam,
    )
    from anthropic_generated.params.beta import (
        BetaToolSearchToolResultErrorCodeParam as BetaToolSearchToolResultErrorCodeParam,
    )
    from anthropic_generated.params.beta import BetaToolSearchToolResultErrorParam as BetaToolSearchToolResultErrorParam
    from anthropic_generated.params.beta import (
        BetaToolSearchToolSearchResultBlockParam as BetaToolSearchToolSearchResultBlockParam,
    )
    from anthropic_generated.params.beta import BetaToolTextEditor20241022Param as BetaToolTextEditor20241022Param
    from anthropic_generated.params.beta import BetaToolTextEditor20250124Param as BetaToolTextEditor20250124Param
    from anthropic_generated.params.beta import BetaToolTextEditor20250429Param as BetaToolTextEditor20250429Param
    from anthropic_generated.params.beta import BetaToolTextEditor20250728Param as BetaToolTextEditor20250728Param
    from anthropic_generated.params.beta import BetaToolUnionParam as BetaToolUnionParam
    from anthropic_generated.params.beta import BetaToolUseBlockParam as BetaToolUseBlockParam
    from anthropic_generated.params.beta import BetaToolUsesKeepParam as BetaToolUsesKeepParam
    from anthropic_generated.params.beta import BetaToolUsesTriggerParam as BetaToolUsesTriggerParam
    from anthropic_generated.params.beta import BetaURLImageSourceParam as BetaURLImageSourceParam
    from anthropic_generated.params.beta import BetaURLPDFSourceParam as BetaURLPDFSourceParam
    from anthropic_generated.params.beta import BetaUserLocationParam as BetaUserLocationParam
    from anthropic_generated.params.beta import BetaWebFetchBlockParam as BetaWebFetchBlockParam
    from anthropic_generated.params.beta import BetaWebFetchTool20250910Param as BetaWebFetchTool20250910Param
    from anthropic_generated.params.beta import BetaWebFetchTool20260209Param as BetaWebFetchTool20260209Param
    from anthropic_generated.params.beta import BetaWebFetchToolResultBlockParam as BetaWebFetchToolResultBlockParam
    from anthropic_generated.params.beta import (
        BetaWebFetchToolResultBlockParamContentParam as BetaWebFetchToolResultBlockParamContentParam,
    )
    from anthropic_generated.params.beta import (
        BetaWebFetchToolResultErrorBlockParam as BetaWebFetchToolResultErrorBlockParam,
    )
    from anthropic_generated.params.beta import (
        BetaWebFetchToolResultErrorCodeParam as BetaWebFetchToolResultErrorCodeParam,
    )
    from anthropic_generated.params.beta import BetaWebSearchResultBlockParam as BetaWebSearchResultBlockParam
    from anthropic_generated.params.beta import BetaWebSearchTool20250305Param as BetaWebSearchTool20250305Param
    from anthropic_generated.params.beta import BetaWebSearchTool20260209Param as BetaWebSearchTool20260209Param
    from anthropic_generated.params.beta import BetaWebSearchToolRequestErrorParam as BetaWebSearchToolRequestErrorParam
    from anthropic_generated.params.beta import BetaWebSearchToolResultBlockParam as BetaWebSearchToolResultBlockParam
    from anthropic_generated.params.beta import (
        BetaWebSearchToolResultBlockParamContentParam as BetaWebSearchToolResultBlockParamContentParam,
    )
    from anthropic_generated.params.beta import (
        BetaWebSearchToolResultErrorCodeParam as BetaWebSearchToolResultErrorCodeParam,
    )
    from anthropic_generated.types.beta.file_list_params import FileListParams as FileListParams
    from anthropic_generated.types.beta.file_upload_params import FileUploadParams as FileUploadParams
    from anthropic_generated.types.beta.message_count_tokens_params import (
        MessageCountTokensParams as MessageCountTokensParams,
    )
    from anthropic_generated.types.beta.message_create_params import MessageCreateParams as MessageCreateParams
    from anthropic_generated.types.beta.model_list_params import ModelListParams as ModelListParams
    from anthropic_generated.types.beta.skill_create_params import SkillCreateParams as SkillCreateParams
    from anthropic_generated.types.beta.skill_list_params import SkillListParams as SkillListParams

    from . import messages as messages
    from . import skills as skills
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "BetaAllThinkingTurnsParam": ("anthropic_generated.params.beta", "BetaAllThinkingTurnsParam"),
            "BetaBase64ImageSourceParam": ("anthropic_generated.params.beta", "BetaBase64ImageSourceParam"),
            "BetaBase64PDFBlockParam": ("anthropic_generated.params.beta", "BetaRequestDocumentBlockParam"),
            "BetaBase64PDFSource": ("anthropic_generated.models.beta_base64_pdf_source", "BetaBase64PDFSource"),
            "BetaBase64PDFSourceParam": ("anthropic_generated.params.beta", "BetaBase64PDFSourceParam"),
            "BetaBashCodeExecutionOutputBlock": (
                "anthropic_generated.models.beta_bash_code_execution_output_block",
                "BetaBashCodeExecutionOutputBlock",
            ),
            "BetaBashCodeExecutionOutputBlockParam": (
                "anthropic_generated.params.beta",
                "BetaBashCodeExecutionOutputBlockParam",
            ),
            "BetaBashCodeExecutionResultBlock": (
                "anthropic_generated.models.beta_bash_code_execution_result_block",
                "BetaBashCodeExecutionResultBlock",
            ),
            "BetaBashCodeExecutionResultBlockParam": (
                "anthropic_generated.params.beta",
                "BetaBashCodeExecutionResultBlockParam",
            ),
            "BetaBashCodeExecutionToolResultBlock": (
                "anthropic_generated.models.beta_bash_code_execution_tool_result_block",
                "BetaBashCodeExecutionToolResultBlock",
            ),
            "BetaBashCodeExecutionToolResultBlockContent": (
                "anthropic_generated.models.beta_bash_code_execution_tool_result_block_content",
                "BetaBashCodeExecutionToolResultBlockContent",
            ),
            "BetaBashCodeExecutionToolResultBlockParam": (
                "anthropic_generated.params.beta",
                "BetaBashCodeExecutionToolResultBlockParam",
            ),
            "BetaBashCodeExecutionToolResultBlockParamContentParam": (
                "anthropic_generated.params.beta",
                "BetaBashCodeExecutionToolResultBlockParamContentParam",
            ),
            "BetaBashCodeExecutionToolResultError": (
                "anthropic_generated.models.beta_bash_code_execution_tool_result_error",
                "BetaBashCodeExecutionToolResultError",
            ),
            "BetaBashCodeExecutionToolResultErrorCode": (
                "anthropic_generated.models.beta_bash_code_execution_tool_result_error_code",
                "BetaBashCodeExecutionToolResultErrorCode",
            ),
            "BetaBashCodeExecutionToolResultErrorCodeParam": (
                "anthropic_generated.params.beta",
                "BetaBashCodeExecutionToolResultErrorCodeParam",
            ),
            "BetaBashCodeExecutionToolResultErrorParam": (
                "anthropic_generated.params.beta",
                "BetaBashCodeExecutionToolResultErrorParam",
            ),
            "BetaCacheControlEphemeralParam": ("anthropic_generated.params.beta", "BetaCacheControlEphemeralParam"),
            "BetaCacheCreation": ("anthropic_generated.models.beta_cache_creation", "BetaCacheCreation"),
            "BetaCitationCharLocation": (
                "anthropic_generated.models.beta_citation_char_location",
                "BetaCitationCharLocation",
            ),
            "BetaCitationCharLocationParam": ("anthropic_generated.params.beta", "BetaCitationCharLocationParam"),
            "BetaCitationConfig": ("anthropic_generated.models.beta_citation_config", "BetaCitationConfig"),
            "BetaCitationContentBlockLocation": (
                "anthropic_generated.models.beta_citation_content_block_location",
                "BetaCitationContentBlockLocation",
            ),
            "BetaCitationContentBlockLocationParam": (
                "anthropic_generated.params.beta",
                "BetaCitationContentBlockLocationParam",
            ),
            "BetaCitationPageLocation": (
                "anthropic_generated.models.beta_citation_page_location",
                "BetaCitationPageLocation",
            ),
            "BetaCitationPageLocationParam": ("anthropic_generated.params.beta", "BetaCitationPageLocationParam"),
            "BetaCitationSearchResultLocation": (
                "anthropic_generated.models.beta_citation_search_result_location",
                "BetaCitationSearchResultLocation",
            ),
            "BetaCitationSearchResultLocationParam": (
                "anthropic_generated.params.beta",
                "BetaCitationSearchResultLocationParam",
            ),
            "BetaCitationWebSearchResultLocationParam": (
                "anthropic_generated.params.beta",
                "BetaCitationWebSearchResultLocationParam",
            ),
            "BetaCitationsConfigParam": ("anthropic_generated.params.beta", "BetaCitationsConfigParam"),
            "BetaCitationsDelta": ("anthropic_generated.models.beta_citations_delta", "BetaCitationsDelta"),
            "BetaCitationsWebSearchResultLocation": (
                "anthropic_generated.models.beta_citations_web_search_result_location",
                "BetaCitationsWebSearchResultLocation",
            ),
            "BetaClearThinking20251015EditParam": (
                "anthropic_generated.params.beta",
                "BetaClearThinking20251015EditParam",
            ),
            "BetaClearThinking20251015EditResponse": (
                "anthropic_generated.models.beta_clear_thinking_20251015_edit_response",
                "BetaClearThinking20251015EditResponse",
            ),
            "BetaClearToolUses20250919EditParam": (
                "anthropic_generated.params.beta",
                "BetaClearToolUses20250919EditParam",
            ),
            "BetaClearToolUses20250919EditResponse": (
                "anthropic_generated.models.beta_clear_tool_uses_20250919_edit_response",
                "BetaClearToolUses20250919EditResponse",
            ),
            "BetaCodeExecutionOutputBlock": (
                "anthropic_generated.models.beta_code_execution_output_block",
                "BetaCodeExecutionOutputBlock",
            ),
            "BetaCodeExecutionOutputBlockParam": (
                "anthropic_generated.params.beta",
                "BetaCodeExecutionOutputBlockParam",
            ),
            "BetaCodeExecutionResultBlock": (
                "anthropic_generated.models.beta_code_execution_result_block",
                "BetaCodeExecutionResultBlock",
            ),
            "BetaCodeExecutionResultBlockParam": (
                "anthropic_generated.params.beta",
                "BetaCodeExecutionResultBlockParam",
            ),
            "BetaCodeExecutionTool20250522Param": (
                "anthropic_generated.params.beta",
                "BetaCodeExecutionTool20250522Param",
            ),
            "BetaCodeExecutionTool20250825Param": (
                "anthropic_generated.params.beta",
                "BetaCodeExecutionTool20250825Param",
            ),
            "BetaCodeExecutionTool20260120Param": (
                "anthropic_generated.params.beta",
                "BetaCodeExecutionTool20260120Param",
            ),
            "BetaCodeExecutionToolResultBlock": (
                "anthropic_generated.models.beta_code_execution_tool_result_block",
                "BetaCodeExecutionToolResultBlock",
            ),
            "BetaCodeExecutionToolResultBlockContent": (
                "anthropic_generated.models.beta_code_execution_tool_result_block_content",
                "BetaCodeExecutionToolResultBlockContent",
            ),
            "BetaCodeExecutionToolResultBlockParam": (
                "anthropic_generated.params.beta",
                "BetaCodeExecutionToolResultBlockParam",
            ),
            "BetaCodeExecutionToolResultBlockParamContentParam": (
                "anthropic_generated.params.beta",
                "BetaCodeExecutionToolResultBlockParamContentParam",
            ),
            "BetaCodeExecutionToolResultError": (
                "anthropic_generated.models.beta_code_execution_tool_result_error",
                "BetaCodeExecutionToolResultError",
            ),
            "BetaCodeExecutionToolResultErrorCode": (
                "anthropic_generated.models.beta_code_execution_tool_result_error_code",
                "BetaCodeExecutionToolResultErrorCode",
            ),
            "BetaCodeExecutionToolResultErrorCodeParam": (
                "anthropic_generated.params.beta",
                "BetaCodeExecutionToolResultErrorCodeParam",
            ),
            "BetaCodeExecutionToolResultErrorParam": (
                "anthropic_generated.params.beta",
                "BetaCodeExecutionToolResultErrorParam",
            ),
            "BetaCompact20260112EditParam": ("anthropic_generated.params.beta", "BetaCompact20260112EditParam"),
            "BetaCompactionBlock": ("anthropic_generated.models.beta_compaction_block", "BetaCompactionBlock"),
            "BetaCompactionBlockParam": ("anthropic_generated.params.beta", "BetaCompactionBlockParam"),
            "BetaCompactionContentBlockDelta": (
                "anthropic_generated.models.beta_compaction_content_block_delta",
                "BetaCompactionContentBlockDelta",
            ),
            "BetaCompactionIterationUsage": (
                "anthropic_generated.models.beta_compaction_iteration_usage",
                "BetaCompactionIterationUsage",
            ),
            "BetaContainer": ("anthropic_generated.models.beta_container", "BetaContainer"),
            "BetaContainerParams": ("anthropic_generated.params.beta", "BetaContainerParams"),
            "BetaContainerUploadBlock": (
                "anthropic_generated.models.beta_container_upload_block",
                "BetaContainerUploadBlock",
            ),
            "BetaContainerUploadBlockParam": ("anthropic_generated.params.beta", "BetaContainerUploadBlockParam"),
            "BetaContentBlock": ("anthropic_generated.models.beta_content_block", "BetaContentBlock"),
            "BetaContentBlockParam": ("anthropic_generated.params.beta", "BetaContentBlockParam"),
            "BetaContentBlockSourceContentParam": (
                "anthropic_generated.params.beta",
                "BetaContentBlockSourceContentParam",
            ),
            "BetaContentBlockSourceParam": ("anthropic_generated.params.beta", "BetaContentBlockSourceParam"),
            "BetaContextManagementAppliedEdit": (
                "anthropic_generated.models.beta_context_management_applied_edit",
                "BetaContextManagementAppliedEdit",
            ),
            "BetaContextManagementConfigParam": ("anthropic_generated.params.beta", "BetaContextManagementConfigParam"),
            "BetaContextManagementEditParam": ("anthropic_generated.params.beta", "BetaContextManagementEditParam"),
            "BetaContextManagementResponse": (
                "anthropic_generated.models.beta_context_management_response",
                "BetaContextManagementResponse",
            ),
            "BetaCountTokensContextManagementResponse": (
                "anthropic_generated.models.beta_count_tokens_context_management_response",
                "BetaCountTokensContextManagementResponse",
            ),
            "BetaDirectCaller": ("anthropic_generated.models.beta_direct_caller", "BetaDirectCaller"),
            "BetaDirectCallerParam": ("anthropic_generated.params.beta", "BetaDirectCallerParam"),
            "BetaDocumentBlock": ("anthropic_generated.models.beta_document_block", "BetaDocumentBlock"),
            "BetaDocumentBlockSource": (
                "anthropic_generated.models.beta_document_block_source",
                "BetaDocumentBlockSource",
            ),
            "BetaDocumentBlockSourceParam": ("anthropic_generated.params.beta", "BetaDocumentBlockSourceParam"),
            "BetaEffortLevelParam": ("anthropic_generated.params.beta", "BetaEffortLevelParam"),
            "BetaEncryptedCodeExecutionResultBlock": (
                "anthropic_generated.models.beta_encrypted_code_execution_result_block",
                "BetaEncryptedCodeExecutionResultBlock",
            ),
            "BetaEncryptedCodeExecutionResultBlockParam": (
                "anthropic_generated.params.beta",
                "BetaEncryptedCodeExecutionResultBlockParam",
            ),
            "BetaFileDocumentSourceParam": ("anthropic_generated.params.beta", "BetaFileDocumentSourceParam"),
            "BetaFileImageSourceParam": ("anthropic_generated.params.beta", "BetaFileImageSourceParam"),
            "BetaImageBlockParam": ("anthropic_generated.params.beta", "BetaImageBlockParam"),
            "BetaImageBlockSourceParam": ("anthropic_generated.params.beta", "BetaImageBlockSourceParam"),
            "BetaInputJSONDelta": ("anthropic_generated.models.beta_input_json_delta", "BetaInputJSONDelta"),
            "BetaInputTokensClearAtLeastParam": ("anthropic_generated.params.beta", "BetaInputTokensClearAtLeastParam"),
            "BetaInputTokensTriggerParam": ("anthropic_generated.params.beta", "BetaInputTokensTriggerParam"),
            "BetaIterationUsage": ("anthropic_generated.models.beta_iteration_usage", "BetaIterationUsage"),
            "BetaIterationsUsage": ("anthropic_generated.models.beta_iterations_usage", "BetaIterationsUsage"),
            "BetaJSONOutputFormatParam": ("anthropic_generated.params.beta", "BetaJSONOutputFormatParam"),
            "BetaMCPToolConfigParam": ("anthropic_generated.params.beta", "BetaMCPToolConfigParam"),
            "BetaMCPToolDefaultConfigParam": ("anthropic_generated.params.beta", "BetaMCPToolDefaultConfigParam"),
            "BetaMCPToolResultBlock": (
                "anthropic_generated.models.beta_mcp_tool_result_block",
                "BetaMCPToolResultBlock",
            ),
            "BetaMCPToolUseBlock": ("anthropic_generated.models.beta_mcp_tool_use_block", "BetaMCPToolUseBlock"),
            "BetaMCPToolUseBlockParam": ("anthropic_generated.params.beta", "BetaMCPToolUseBlockParam"),
            "BetaMCPToolsetParam": ("anthropic_generated.params.beta", "BetaMCPToolsetParam"),
            "BetaMemoryTool20250818Command": (
                "anthropic_generated.models.beta_memory_tool_20250818_command",
                "BetaMemoryTool20250818Command",
            ),
            "BetaMemoryTool20250818CreateCommand": (
                "anthropic_generated.models.beta_memory_tool_20250818_create_command",
                "BetaMemoryTool20250818CreateCommand",
            ),
            "BetaMemoryTool20250818DeleteCommand": (
                "anthropic_generated.models.beta_memory_tool_20250818_delete_command",
                "BetaMemoryTool20250818DeleteCommand",
            ),
            "BetaMemoryTool20250818InsertCommand": (
                "anthropic_generated.models.beta_memory_tool_20250818_insert_command",
                "BetaMemoryTool20250818InsertCommand",
            ),
            "BetaMemoryTool20250818Param": ("anthropic_generated.params.beta", "BetaMemoryTool20250818Param"),
            "BetaMemoryTool20250818RenameCommand": (
                "anthropic_generated.models.beta_memory_tool_20250818_rename_command",
                "BetaMemoryTool20250818RenameCommand",
            ),
            "BetaMemoryTool20250818StrReplaceCommand": (
                "anthropic_generated.models.beta_memory_tool_20250818_str_replace_command",
                "BetaMemoryTool20250818StrReplaceCommand",
            ),
            "BetaMemoryTool20250818ViewCommand": (
                "anthropic_generated.models.beta_memory_tool_20250818_view_command",
                "BetaMemoryTool20250818ViewCommand",
            ),
            "BetaMessage": ("anthropic_generated.models.beta_message", "BetaMessage"),
            "BetaMessageDelta": ("anthropic_generated.models.beta_message_delta", "BetaMessageDelta"),
            "BetaMessageDeltaUsage": ("anthropic_generated.models.beta_message_delta_usage", "BetaMessageDeltaUsage"),
            "BetaMessageIterationUsage": (
                "anthropic_generated.models.beta_message_iteration_usage",
                "BetaMessageIterationUsage",
            ),
            "BetaMessageParam": ("anthropic_generated.params.beta", "BetaMessageParam"),
            "BetaMessageTokensCount": (
                "anthropic_generated.models.beta_message_tokens_count",
                "BetaMessageTokensCount",
            ),
            "BetaMetadataParam": ("anthropic_generated.params.beta", "BetaMetadataParam"),
            "BetaModelInfo": ("anthropic_generated.models.beta_model_info", "BetaModelInfo"),
            "BetaOutputConfigParam": ("anthropic_generated.params.beta", "BetaOutputConfigParam"),
            "BetaPlainTextSource": ("anthropic_generated.models.beta_plain_text_source", "BetaPlainTextSource"),
            "BetaPlainTextSourceParam": ("anthropic_generated.params.beta", "BetaPlainTextSourceParam"),
            "BetaRawContentBlockDelta": (
                "anthropic_generated.models.beta_raw_content_block_delta",
                "BetaRawContentBlockDelta",
            ),
            "BetaRawContentBlockDeltaEvent": (
                "anthropic_generated.models.beta_raw_content_block_delta_event",
                "BetaRawContentBlockDeltaEvent",
            ),
            "BetaRawContentBlockStartEvent": (
                "anthropic_generated.models.beta_raw_content_block_start_event",
                "BetaRawContentBlockStartEvent",
            ),
            "BetaRawContentBlockStopEvent": (
                "anthropic_generated.models.beta_raw_content_block_stop_event",
                "BetaRawContentBlockStopEvent",
            ),
            "BetaRawMessageDeltaEvent": (
                "anthropic_generated.models.beta_raw_message_delta_event",
                "BetaRawMessageDeltaEvent",
            ),
            "BetaRawMessageStartEvent": (
                "anthropic_generated.models.beta_raw_message_start_event",
                "BetaRawMessageStartEvent",
            ),
            "BetaRawMessageStopEvent": (
                "anthropic_generated.models.beta_raw_message_stop_event",
                "BetaRawMessageStopEvent",
            ),
            "BetaRawMessageStreamEvent": (
                "anthropic_generated.models.beta_raw_message_stream_event",
                "BetaRawMessageStreamEvent",
            ),
            "BetaRedactedThinkingBlock": (
                "anthropic_generated.models.beta_redacted_thinking_block",
                "BetaRedactedThinkingBlock",
            ),
            "BetaRedactedThinkingBlockParam": ("anthropic_generated.params.beta", "BetaRedactedThinkingBlockParam"),
            "BetaRequestDocumentBlockParam": ("anthropic_generated.params.beta", "BetaRequestDocumentBlockParam"),
            "BetaRequestMCPServerToolConfigurationParam": (
                "anthropic_generated.params.beta",
                "BetaRequestMCPServerToolConfigurationParam",
            ),
            "BetaRequestMCPServerURLDefinitionParam": (
                "anthropic_generated.params.beta",
                "BetaRequestMCPServerURLDefinitionParam",
            ),
            "BetaRequestMCPToolResultBlockParam": (
                "anthropic_generated.params.beta",
                "BetaRequestMCPToolResultBlockParam",
            ),
            "BetaSearchResultBlockParam": ("anthropic_generated.params.beta", "BetaSearchResultBlockParam"),
            "BetaServerToolCaller": ("anthropic_generated.models.beta_server_tool_caller", "BetaServerToolCaller"),
            "BetaServerToolCaller20260120": (
                "anthropic_generated.models.beta_server_tool_caller_20260120",
                "BetaServerToolCaller20260120",
            ),
            "BetaServerToolCaller20260120Param": (
                "anthropic_generated.params.beta",
                "BetaServerToolCaller20260120Param",
            ),
            "BetaServerToolCallerParam": ("anthropic_generated.params.beta", "BetaServerToolCallerParam"),
            "BetaServerToolUsage": ("anthropic_generated.models.beta_server_tool_usage", "BetaServerToolUsage"),
            "BetaServerToolUseBlock": (
                "anthropic_generated.models.beta_server_tool_use_block",
                "BetaServerToolUseBlock",
            ),
            "BetaServerToolUseBlockParam": ("anthropic_generated.params.beta", "BetaServerToolUseBlockParam"),
            "BetaSignatureDelta": ("anthropic_generated.models.beta_signature_delta", "BetaSignatureDelta"),
            "BetaSkill": ("anthropic_generated.models.beta_skill", "BetaSkill"),
            "BetaSkillParams": ("anthropic_generated.params.beta", "BetaSkillParams"),
            "BetaSpeed": ("anthropic_generated.models.beta_speed", "BetaSpeed"),
            "BetaSpeedParam": ("anthropic_generated.params.beta", "BetaSpeedParam"),
            "BetaStopReason": ("anthropic_generated.models.beta_stop_reason", "BetaStopReason"),
            "BetaTextBlock": ("anthropic_generated.models.beta_text_block", "BetaTextBlock"),
            "BetaTextBlockParam": ("anthropic_generated.params.beta", "BetaTextBlockParam"),
            "BetaTextCitation": ("anthropic_generated.models.beta_text_citation", "BetaTextCitation"),
            "BetaTextCitationParam": ("anthropic_generated.params.beta", "BetaTextCitationParam"),
            "BetaTextDelta": ("anthropic_generated.models.beta_text_delta", "BetaTextDelta"),
            "BetaTextEditorCodeExecutionCreateResultBlock": (
                "anthropic_generated.models.beta_text_editor_code_execution_create_result_block",
                "BetaTextEditorCodeExecutionCreateResultBlock",
            ),
            "BetaTextEditorCodeExecutionCreateResultBlockParam": (
                "anthropic_generated.params.beta",
                "BetaTextEditorCodeExecutionCreateResultBlockParam",
            ),
            "BetaTextEditorCodeExecutionStrReplaceResultBlock": (
                "anthropic_generated.models.beta_text_editor_code_execution_str_replace_result_block",
                "BetaTextEditorCodeExecutionStrReplaceResultBlock",
            ),
            "BetaTextEditorCodeExecutionStrReplaceResultBlockParam": (
                "anthropic_generated.params.beta",
                "BetaTextEditorCodeExecutionStrReplaceResultBlockParam",
            ),
            "BetaTextEditorCodeExecutionToolResultBlock": (
                "anthropic_generated.models.beta_text_editor_code_execution_tool_result_block",
                "BetaTextEditorCodeExecutionToolResultBlock",
            ),
            "BetaTextEditorCodeExecutionToolResultBlockContent": (
                "anthropic_generated.models.beta_text_editor_code_execution_tool_result_block_content",
                "BetaTextEditorCodeExecutionToolResultBlockContent",
            ),
            "BetaTextEditorCodeExecutionToolResultBlockParam": (
                "anthropic_generated.params.beta",
                "BetaTextEditorCodeExecutionToolResultBlockParam",
            ),
            "BetaTextEditorCodeExecutionToolResultBlockParamContentParam": (
                "anthropic_generated.params.beta",
                "BetaTextEditorCodeExecutionToolResultBlockParamContentParam",
            ),
            "BetaTextEditorCodeExecutionToolResultError": (
                "anthropic_generated.models.beta_text_editor_code_execution_tool_result_error",
                "BetaTextEditorCodeExecutionToolResultError",
            ),
            "BetaTextEditorCodeExecutionToolResultErrorCode": (
                "anthropic_generated.models.beta_text_editor_code_execution_tool_result_error_code",
                "BetaTextEditorCodeExecutionToolResultErrorCode",
            ),
            "BetaTextEditorCodeExecutionToolResultErrorCodeParam": (
                "anthropic_generated.params.beta",
                "BetaTextEditorCodeExecutionToolResultErrorCodeParam",
            ),
            "BetaTextEditorCodeExecutionToolResultErrorParam": (
                "anthropic_generated.params.beta",
                "BetaTextEditorCodeExecutionToolResultErrorParam",
            ),
            "BetaTextEditorCodeExecutionViewResultBlock": (
                "anthropic_generated.models.beta_text_editor_code_execution_view_result_block",
                "BetaTextEditorCodeExecutionViewResultBlock",
            ),
            "BetaTextEditorCodeExecutionViewResultBlockParam": (
                "anthropic_generated.params.beta",
                "BetaTextEditorCodeExecutionViewResultBlockParam",
            ),
            "BetaThinkingBlock": ("anthropic_generated.models.beta_thinking_block", "BetaThinkingBlock"),
            "BetaThinkingBlockParam": ("anthropic_generated.params.beta", "BetaThinkingBlockParam"),
            "BetaThinkingConfigAdaptiveParam": ("anthropic_generated.params.beta", "BetaThinkingConfigAdaptiveParam"),
            "BetaThinkingConfigDisabledParam": ("anthropic_generated.params.beta", "BetaThinkingConfigDisabledParam"),
            "BetaThinkingConfigEnabledParam": ("anthropic_generated.params.beta", "BetaThinkingConfigEnabledParam"),
            "BetaThinkingConfigParam": ("anthropic_generated.params.beta", "BetaThinkingConfigParam"),
            "BetaThinkingDelta": ("anthropic_generated.models.beta_thinking_delta", "BetaThinkingDelta"),
            "BetaThinkingTurnsParam": ("anthropic_generated.params.beta", "BetaThinkingTurnsParam"),
            "BetaToolBash20241022Param": ("anthropic_generated.params.beta", "BetaToolBash20241022Param"),
            "BetaToolBash20250124Param": ("anthropic_generated.params.beta", "BetaToolBash20250124Param"),
            "BetaToolCaller": ("anthropic_generated.models.beta_tool_caller", "BetaToolCaller"),
            "BetaToolCallerParam": ("anthropic_generated.params.beta", "BetaToolCallerParam"),
            "BetaToolChoiceAnyParam": ("anthropic_generated.params.beta", "BetaToolChoiceAnyParam"),
            "BetaToolChoiceAutoParam": ("anthropic_generated.params.beta", "BetaToolChoiceAutoParam"),
            "BetaToolChoiceNoneParam": ("anthropic_generated.params.beta", "BetaToolChoiceNoneParam"),
            "BetaToolChoiceParam": ("anthropic_generated.params.beta", "BetaToolChoiceParam"),
            "BetaToolChoiceToolParam": ("anthropic_generated.params.beta", "BetaToolChoiceToolParam"),
            "BetaToolComputerUse20241022Param": ("anthropic_generated.params.beta", "BetaToolComputerUse20241022Param"),
            "BetaToolComputerUse20250124Param": ("anthropic_generated.params.beta", "BetaToolComputerUse20250124Param"),
            "BetaToolComputerUse20251124Param": ("anthropic_generated.params.beta", "BetaToolComputerUse20251124Param"),
            "BetaToolParam": ("anthropic_generated.params.beta", "BetaToolParam"),
            "BetaToolReferenceBlock": (
                "anthropic_generated.models.beta_tool_reference_block",
                "BetaToolReferenceBlock",
            ),
            "BetaToolReferenceBlockParam": ("anthropic_generated.params.beta", "BetaToolReferenceBlockParam"),
            "BetaToolResultBlockParam": ("anthropic_generated.params.beta", "BetaToolResultBlockParam"),
            "BetaToolResultContentParam": ("anthropic_generated.params.beta", "BetaToolResultContentParam"),
            "BetaToolSearchToolBm25_20251119Param": (
                "anthropic_generated.params.beta",
                "BetaToolSearchToolBm25_20251119Param",
            ),
            "BetaToolSearchToolRegex20251119Param": (
                "anthropic_generated.params.beta",
                "BetaToolSearchToolRegex20251119Param",
            ),
            "BetaToolSearchToolResultBlock": (
                "anthropic_generated.models.beta_tool_search_tool_result_block",
                "BetaToolSearchToolResultBlock",
            ),
            "BetaToolSearchToolResultBlockContent": (
                "anthropic_generated.models.beta_tool_search_tool_result_block_content",
                "BetaToolSearchToolResultBlockContent",
            ),
            "BetaToolSearchToolResultBlockParam": (
                "anthropic_generated.params.beta",
                "BetaToolSearchToolResultBlockParam",
            ),
            "BetaToolSearchToolResultBlockParamContentParam": (
                "anthropic_generated.params.beta",
                "BetaToolSearchToolResultBlockParamContentParam",
            ),
            "BetaToolSearchToolResultError": (
                "anthropic_generated.models.beta_tool_search_tool_result_error",
                "BetaToolSearchToolResultError",
            ),
            "BetaToolSearchToolResultErrorCode": (
                "anthropic_generated.models.beta_tool_search_tool_result_error_code",
                "BetaToolSearchToolResultErrorCode",
            ),
            "BetaToolSearchToolResultErrorCodeParam": (
                "anthropic_generated.params.beta",
                "BetaToolSearchToolResultErrorCodeParam",
            ),
            "BetaToolSearchToolResultErrorParam": (
                "anthropic_generated.params.beta",
                "BetaToolSearchToolResultErrorParam",
            ),
            "BetaToolSearchToolSearchResultBlock": (
                "anthropic_generated.models.beta_tool_search_tool_search_result_block",
                "BetaToolSearchToolSearchResultBlock",
            ),
            "BetaToolSearchToolSearchResultBlockParam": (
                "anthropic_generated.params.beta",
                "BetaToolSearchToolSearchResultBlockParam",
            ),
            "BetaToolTextEditor20241022Param": ("anthropic_generated.params.beta", "BetaToolTextEditor20241022Param"),
            "BetaToolTextEditor20250124Param": ("anthropic_generated.params.beta", "BetaToolTextEditor20250124Param"),
            "BetaToolTextEditor20250429Param": ("anthropic_generated.params.beta", "BetaToolTextEditor20250429Param"),
            "BetaToolTextEditor20250728Param": ("anthropic_generated.params.beta", "BetaToolTextEditor20250728Param"),
            "BetaToolUnionParam": ("anthropic_generated.params.beta", "BetaToolUnionParam"),
            "BetaToolUseBlock": ("anthropic_generated.models.beta_tool_use_block", "BetaToolUseBlock"),
            "BetaToolUseBlockParam": ("anthropic_generated.params.beta", "BetaToolUseBlockParam"),
            "BetaToolUsesKeepParam": ("anthropic_generated.params.beta", "BetaToolUsesKeepParam"),
            "BetaToolUsesTriggerParam": ("anthropic_generated.params.beta", "BetaToolUsesTriggerParam"),
            "BetaURLImageSourceParam": ("anthropic_generated.params.beta", "BetaURLImageSourceParam"),
            "BetaURLPDFSourceParam": ("anthropic_generated.params.beta", "BetaURLPDFSourceParam"),
            "BetaUsage": ("anthropic_generated.models.beta_usage", "BetaUsage"),
            "BetaUserLocationParam": ("anthropic_generated.params.beta", "BetaUserLocationParam"),
            "BetaWebFetchBlock": ("anthropic_generated.models.beta_web_fetch_block", "BetaWebFetchBlock"),
            "BetaWebFetchBlockParam": ("anthropic_generated.params.beta", "BetaWebFetchBlockParam"),
            "BetaWebFetchTool20250910Param": ("anthropic_generated.params.beta", "BetaWebFetchTool20250910Param"),
            "BetaWebFetchTool20260209Param": ("anthropic_generated.params.beta", "BetaWebFetchTool20260209Param"),
            "BetaWebFetchToolResultBlock": (
                "anthropic_generated.models.beta_web_fetch_tool_result_block",
                "BetaWebFetchToolResultBlock",
            ),
            "BetaWebFetchToolResultBlockContent": (
                "anthropic_generated.models.beta_web_fetch_tool_result_block_content",
                "BetaWebFetchToolResultBlockContent",
            ),
            "BetaWebFetchToolResultBlockParam": ("anthropic_generated.params.beta", "BetaWebFetchToolResultBlockParam"),
            "BetaWebFetchToolResultBlockParamContentParam": (
                "anthropic_generated.params.beta",
                "BetaWebFetchToolResultBlockParamContentParam",
            ),
            "BetaWebFetchToolResultErrorBlock": (
                "anthropic_generated.models.beta_web_fetch_tool_result_error_block",
                "BetaWebFetchToolResultErrorBlock",
            ),
            "BetaWebFetchToolResultErrorBlockParam": (
                "anthropic_generated.params.beta",
                "BetaWebFetchToolResultErrorBlockParam",
            ),
            "BetaWebFetchToolResultErrorCode": (
                "anthropic_generated.models.beta_web_fetch_tool_result_error_code",
                "BetaWebFetchToolResultErrorCode",
            ),
            "BetaWebFetchToolResultErrorCodeParam": (
                "anthropic_generated.params.beta",
                "BetaWebFetchToolResultErrorCodeParam",
            ),
            "BetaWebSearchResultBlock": (
                "anthropic_generated.models.beta_web_search_result_block",
                "BetaWebSearchResultBlock",
            ),
            "BetaWebSearchResultBlockParam": ("anthropic_generated.params.beta", "BetaWebSearchResultBlockParam"),
            "BetaWebSearchTool20250305Param": ("anthropic_generated.params.beta", "BetaWebSearchTool20250305Param"),
            "BetaWebSearchTool20260209Param": ("anthropic_generated.params.beta", "BetaWebSearchTool20260209Param"),
            "BetaWebSearchToolRequestErrorParam": (
                "anthropic_generated.params.beta",
                "BetaWebSearchToolRequestErrorParam",
            ),
            "BetaWebSearchToolResultBlock": (
                "anthropic_generated.models.beta_web_search_tool_result_block",
                "BetaWebSearchToolResultBlock",
            ),
            "BetaWebSearchToolResultBlockContent": (
                "anthropic_generated.models.beta_web_search_tool_result_block_content",
                "BetaWebSearchToolResultBlockContent",
            ),
            "BetaWebSearchToolResultBlockParam": (
                "anthropic_generated.params.beta",
                "BetaWebSearchToolResultBlockParam",
            ),
            "BetaWebSearchToolResultBlockParamContentParam": (
                "anthropic_generated.params.beta",
                "BetaWebSearchToolResultBlockParamContentParam",
            ),
            "BetaWebSearchToolResultError": (
                "anthropic_generated.models.beta_web_search_tool_result_error",
                "BetaWebSearchToolResultError",
            ),
            "BetaWebSearchToolResultErrorCode": (
                "anthropic_generated.models.beta_web_search_tool_result_error_code",
                "BetaWebSearchToolResultErrorCode",
            ),
            "BetaWebSearchToolResultErrorCodeParam": (
                "anthropic_generated.params.beta",
                "BetaWebSearchToolResultErrorCodeParam",
            ),
            "DeletedFile": ("anthropic_generated.models.deleted_file", "DeletedFile"),
            "FileListParams": ("anthropic_generated.types.beta.file_list_params", "FileListParams"),
            "FileMetadata": ("anthropic_generated.models.file_metadata", "FileMetadata"),
            "FileUploadParams": ("anthropic_generated.types.beta.file_upload_params", "FileUploadParams"),
            "MessageCountTokensParams": (
                "anthropic_generated.types.beta.message_count_tokens_params",
                "MessageCountTokensParams",
            ),
            "MessageCreateParams": ("anthropic_generated.types.beta.message_create_params", "MessageCreateParams"),
            "ModelListParams": ("anthropic_generated.types.beta.model_list_params", "ModelListParams"),
            "SkillCreateParams": ("anthropic_generated.types.beta.skill_create_params", "SkillCreateParams"),
            "SkillCreateResponse": ("anthropic_generated.models.skill_create_response", "SkillCreateResponse"),
            "SkillDeleteResponse": ("anthropic_generated.models.skill_delete_response", "SkillDeleteResponse"),
            "SkillListParams": ("anthropic_generated.types.beta.skill_list_params", "SkillListParams"),
            "SkillListResponse": ("anthropic_generated.models.skill_list_response", "SkillListResponse"),
            "SkillRetrieveResponse": ("anthropic_generated.models.skill_retrieve_response", "SkillRetrieveResponse"),
        },
        packages={
            "messages",
            "skills",
        },
    )
