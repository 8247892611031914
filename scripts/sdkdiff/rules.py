"""How much each kind of change breaks: the one table of verdicts, and the words for each kind.

Directions count. What is sent may become freer, what comes back may become narrower; the other way round breaks code
that type-checked. Two things of responses are open to the client, which reads what it does not know: variants of unions
that were unions before, and values of enums (but for those `closed_enums` names). New ones are therefore minor.

* major: code that runs or type-checks today may stop to do so.
* minor: there is something new, or something means something else; code goes on as it is.
* patch: only the documentation, or nothing that a method's signature or a type shows.
"""

from __future__ import annotations

from typing import Literal

import attrs

from .change import Direction, Severity

Section = Literal["Added", "Changed", "Deprecated", "Removed", "Documentation"]


@attrs.frozen
class Rule:
    """What a kind of change weighs, where a changelog lists it, and how it is said."""

    request: Severity
    response: Severity
    section: Section
    #: Follows the place; `{is}` and `{has}` agree with how many places there are.
    words: str

    def severity(self, direction: Direction) -> Severity:
        """Return the weight in one direction; what is in both weighs as a request does."""
        return self.response if direction == "response" else self.request


RULES: dict[str, Rule] = {
    # Methods
    "method-added": Rule("minor", "minor", "Added", "{is} new"),
    "method-removed": Rule("major", "major", "Removed", "{is} gone"),
    "method-renamed": Rule("major", "major", "Changed", "{has} another name"),
    # The call stays the same, and the client that knows the new address is the one that comes with it.
    "method-moved": Rule("minor", "minor", "Changed", "{is} sent elsewhere"),
    "beta-flags-changed": Rule("minor", "minor", "Changed", "{is} sent with other beta flags"),
    "beta-header-required": Rule("minor", "minor", "Changed", "{has} to be given a beta flag now"),
    "beta-header-optional": Rule("minor", "minor", "Changed", "{is} no longer in need of a beta flag"),
    "body-form-changed": Rule("patch", "patch", "Changed", "{is} sent in another form"),
    # Arguments of methods
    "argument-added": Rule("minor", "minor", "Added", "{is} new"),
    "required-argument-added": Rule("major", "major", "Changed", "{is} new and {has} to be given"),
    "argument-removed": Rule("major", "major", "Removed", "{is} gone"),
    "argument-renamed": Rule("major", "major", "Changed", "{has} another name"),
    # The argument is the same, only its place in the request is another.
    "argument-moved": Rule("patch", "patch", "Changed", "{is} sent in another place of the request"),
    # Results of methods
    "result-changed": Rule("major", "major", "Changed", "{has} a result of another form"),
    "media-type-changed": Rule("patch", "patch", "Changed", "{has} another media type"),
    "paging-changed": Rule("major", "major", "Changed", "{is} paged in another way"),
    "streaming-added": Rule("minor", "minor", "Added", "can be streamed"),
    "streaming-removed": Rule("major", "major", "Removed", "can no longer be streamed"),
    # The client maps every status to an error, whether it is described or not.
    "error-added": Rule("patch", "patch", "Changed", "{has} a further error response"),
    "error-removed": Rule("patch", "patch", "Changed", "{has} an error response less"),
    # Fields of models and request types
    "field-added": Rule("minor", "minor", "Added", "{is} new"),
    "required-field-added": Rule("major", "minor", "Changed", "{is} new and {has} to be given"),
    "field-removed": Rule("major", "major", "Removed", "{is} gone"),
    "became-required": Rule("major", "minor", "Changed", "{is} no longer optional"),
    "became-optional": Rule("minor", "major", "Changed", "{is} optional now"),
    # A model shows null and missing alike: `Optional`.
    "presence-changed": Rule("patch", "patch", "Changed", "{is} null or missing in other cases"),
    "default-changed": Rule("minor", "patch", "Changed", "{has} another default"),
    # Types
    "became-nullable": Rule("minor", "major", "Changed", "may be None now"),
    "no-longer-nullable": Rule("major", "minor", "Changed", "may no longer be None"),
    "retyped": Rule("major", "major", "Changed", "{has} another type"),
    "type-widened": Rule("minor", "major", "Changed", "may be of more types"),
    "type-narrowed": Rule("major", "minor", "Changed", "may be of fewer types"),
    "variant-added": Rule("minor", "minor", "Added", "{has} a new variant"),
    # In responses, too, the class of the variant is gone from the package.
    "variant-removed": Rule("major", "major", "Removed", "{has} a variant less"),
    # Which key tells the variants apart is written in every value, and read by those who compare it.
    "discriminator-changed": Rule("major", "major", "Changed", "{is} told apart by another key"),
    "value-added": Rule("minor", "minor", "Added", "may also be"),
    "closed-value-added": Rule("minor", "major", "Changed", "may also be (and lists all values)"),
    "value-removed": Rule("major", "minor", "Removed", "may no longer be"),
    # Any other text is accepted, too, so the value can still be sent.
    "known-value-removed": Rule("minor", "minor", "Removed", "{is} no longer known to be"),
    "enum-opened": Rule("minor", "patch", "Changed", "may have values that are not listed"),
    "enum-closed": Rule("major", "patch", "Changed", "may only have the values that are listed"),
    "const-changed": Rule("major", "major", "Changed", "{has} another constant value"),
    # Limits are the API's to check: the client sends what it is given, and the answer is another.
    "constraint-tightened": Rule("major", "patch", "Changed", "{has} a tighter limit"),
    "constraint-widened": Rule("minor", "patch", "Changed", "{has} a wider limit"),
    # Which of two patterns allows more cannot be told, so it counts as tighter.
    "constraint-changed": Rule("major", "patch", "Changed", "{has} another rule"),
    "extras-allowed": Rule("patch", "patch", "Changed", "may have further keys"),
    "extras-forbidden": Rule("minor", "patch", "Changed", "may have no further keys"),
    # Documentation
    "deprecated": Rule("minor", "minor", "Deprecated", "{is} deprecated"),
    "undeprecated": Rule("patch", "patch", "Changed", "{is} no longer deprecated"),
    "described": Rule("patch", "patch", "Documentation", "{is} described in other words"),
}
