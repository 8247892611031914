"""`BetaCitationSearchResultLocation` and its parser."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Optional

from .._model import Model as _Model
from .._model import as_param as _as_param
from .._model import model as _model
from .._model import new as _new

if TYPE_CHECKING:
    from ..params.beta import BetaCitationSearchResultLocationParam


@_model
class BetaCitationSearchResultLocation(_Model):
    """A citation that points into a search result, as a range of that result's content blocks."""

    cited_text: str
    """The text of the cited blocks. It is not billed as output tokens."""
    end_block_index: int
    """Index just past the last cited block of the result."""
    search_result_index: int
    """Which search result is cited, counting all of those in the request from 0, in order of appearance."""
    source: str
    """The `source` you gave the search result."""
    start_block_index: int
    """Index of the first cited block of the result, from 0."""
    title: Optional[str] = None
    """The `title` you gave the search result, or null."""
    type: Literal["search_result_location"]

    _param_keys = {
        "cited_text": False,
        "end_block_index": False,
        "search_result_index": False,
        "source": False,
        "start_block_index": False,
        "title": True,
        "type": False,
    }

    def to_param(self) -> BetaCitationSearchResultLocationParam:
        """Return it as a request takes it: without what only a response has. Requests do so by themselves."""
        return _as_param(self)  # type: ignore[no-any-return]


def parse(data: Any) -> Any:
    """Read the object from decoded JSON; what is no JSON object is returned as it came."""
    if data.__class__ is not dict:
        return data
    get: Any = data.get
    self = _new(BetaCitationSearchResultLocation)
    self._raw = data
    self.cited_text = get("cited_text")
    self.end_block_index = get("end_block_index")
    self.search_result_index = get("search_result_index")
    self.source = get("source")
    self.start_block_index = get("start_block_index")
    self.title = get("title")
    self.type = get("type")
    return self
