"""Request types of `beta.files.upload`, as TypedDicts."""

from __future__ import annotations

from typing import TypedDict

from ..._types import FileTypes, SequenceNotStr
from ...params.stable import AnthropicBetaParam

__all__ = [
    "FileUploadParams",
]


class _FileUploadParams(TypedDict):
    file: FileTypes
    """The file to upload."""


class FileUploadParams(_FileUploadParams, total=False):
    """Arguments of `beta.files.upload`."""

    betas: SequenceNotStr[AnthropicBetaParam]
    """Beta features to use."""
