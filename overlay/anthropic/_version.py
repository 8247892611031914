"""The version of the package: the one place in the code, equal to the version in `pyproject.toml`."""

__version__ = "0.1.0"
