"""Streams that put the message together, and their events; each name is imported when it is first used."""

from typing import TYPE_CHECKING

from anthropic_generated._lazy import lazy

if TYPE_CHECKING:
    from anthropic._assembly import StreamStats as StreamStats
    from anthropic._derived import BetaCitationEvent as BetaCitationEvent
    from anthropic._derived import BetaCompactionEvent as BetaCompactionEvent
    from anthropic._derived import BetaContentBlockStopEvent as BetaContentBlockStopEvent
    from anthropic._derived import BetaInputJsonEvent as BetaInputJsonEvent
    from anthropic._derived import BetaMessageStopEvent as BetaMessageStopEvent
    from anthropic._derived import BetaSignatureEvent as BetaSignatureEvent
    from anthropic._derived import BetaTextEvent as BetaTextEvent
    from anthropic._derived import BetaThinkingEvent as BetaThinkingEvent
    from anthropic._derived import CitationEvent as CitationEvent
    from anthropic._derived import ContentBlockStopEvent as ContentBlockStopEvent
    from anthropic._derived import InputJsonEvent as InputJsonEvent
    from anthropic._derived import MessageStopEvent as MessageStopEvent
    from anthropic._derived import ParsedBetaContentBlockStopEvent as ParsedBetaContentBlockStopEvent
    from anthropic._derived import ParsedBetaMessageStopEvent as ParsedBetaMessageStopEvent
    from anthropic._derived import ParsedContentBlockStopEvent as ParsedContentBlockStopEvent
    from anthropic._derived import ParsedMessageStopEvent as ParsedMessageStopEvent
    from anthropic._derived import SignatureEvent as SignatureEvent
    from anthropic._derived import TextEvent as TextEvent
    from anthropic._derived import ThinkingEvent as ThinkingEvent
    from anthropic._event import BetaMessageStreamEvent as BetaMessageStreamEvent
    from anthropic._event import MessageStreamEvent as MessageStreamEvent
    from anthropic._event import ParsedBetaMessageStreamEvent as ParsedBetaMessageStreamEvent
    from anthropic._event import ParsedMessageStreamEvent as ParsedMessageStreamEvent
    from anthropic._message_stream import AsyncMessageStream as AsyncMessageStream
    from anthropic._message_stream import BetaAsyncMessageStream as BetaAsyncMessageStream
    from anthropic._message_stream import BetaMessageStream as BetaMessageStream
    from anthropic._message_stream import MessageStream as MessageStream
    from anthropic._stream_manager import AsyncMessageStreamManager as AsyncMessageStreamManager
    from anthropic._stream_manager import BetaAsyncMessageStreamManager as BetaAsyncMessageStreamManager
    from anthropic._stream_manager import BetaMessageStreamManager as BetaMessageStreamManager
    from anthropic._stream_manager import MessageStreamManager as MessageStreamManager
else:
    _MODULES = {
        "anthropic._assembly": ("StreamStats",),
        "anthropic._derived": (
            "BetaCitationEvent",
            "BetaCompactionEvent",
            "BetaContentBlockStopEvent",
            "BetaInputJsonEvent",
            "BetaMessageStopEvent",
            "BetaSignatureEvent",
            "BetaTextEvent",
            "BetaThinkingEvent",
            "CitationEvent",
            "ContentBlockStopEvent",
            "InputJsonEvent",
            "MessageStopEvent",
            "ParsedBetaContentBlockStopEvent",
            "ParsedBetaMessageStopEvent",
            "ParsedContentBlockStopEvent",
            "ParsedMessageStopEvent",
            "SignatureEvent",
            "TextEvent",
            "ThinkingEvent",
        ),
        "anthropic._event": (
            "BetaMessageStreamEvent",
            "MessageStreamEvent",
            "ParsedBetaMessageStreamEvent",
            "ParsedMessageStreamEvent",
        ),
        "anthropic._message_stream": (
            "AsyncMessageStream",
            "BetaAsyncMessageStream",
            "BetaMessageStream",
            "MessageStream",
        ),
        "anthropic._stream_manager": (
            "AsyncMessageStreamManager",
            "BetaAsyncMessageStreamManager",
            "BetaMessageStreamManager",
            "MessageStreamManager",
        ),
    }
    NAMES = {name: (module, name) for module, names in _MODULES.items() for name in names}
    __getattr__, __dir__ = lazy(__name__, NAMES)
