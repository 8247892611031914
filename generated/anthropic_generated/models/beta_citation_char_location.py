"""`BetaCitationCharLocation` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Optional

from .._model import Model as _Model
from .._model import as_param as _as_param
from .._model import model as _model
from .._model import new as _new

if TYPE_CHECKING:
    from ..params.beta import BetaCitationCharLocationParam


@_model
class BetaCitationCharLocation(_Model):
    """A citation of a character range in a plain text document."""

    cited_text: str
    """The quoted passage. It is not billed as output tokens."""
    document_index: int
    """Which document is cited, counting all documents in the request from 0."""
    document_title: Optional[str] = None
    """Title you gave the document, or null."""
    end_char_index: int
    """Where the passage ends, as the index just past its last character."""
    file_id: Optional[str] = None
    """Files API ID of the cited document, when it came from a file; otherwise null."""
    start_char_index: int
    """Index of the passage's first character, from 0."""
    type: Literal["char_location"]

    _param_keys = {
        "cited_text": False,
        "document_index": False,
        "document_title": True,
        "end_char_index": False,
        "start_char_index": False,
        "type": False,
    }

    def to_param(self) -> BetaCitationCharLocationParam:
        """Return it as a request takes it: without what only a response has. Requests do so by themselves."""
        return _as_param(self)  # type: ignore[no-any-return]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaCitationCharLocation)
    self._raw = data
    self.cited_text = get("cited_text")
    self.document_index = get("document_index")
    self.document_title = get("document_title")
    self.end_char_index = get("end_char_index")
    self.file_id = get("file_id")
    self.start_char_index = get("start_char_index")
    self.type = get("type")
    return self
