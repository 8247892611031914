"""Aids for uploading the files of skills."""

from anthropic._files import async_files_from_dir, files_from_dir

__all__ = ["async_files_from_dir", "files_from_dir"]
