"""How pydantic sees our models and the objects that requests take. Only pydantic asks, so only then it is imported."""

from __future__ import annotations

from typing import Any

from pydantic_core import core_schema

from ._model import Model
from ._strict import misfit


def schema_of(cls: type[Model]) -> Any:
    """Return the schema by which pydantic takes an instance or a dictionary for a model, and writes it as `to_dict` does."""

    def validate(value: Any) -> Model:
        if isinstance(value, cls):
            return value
        if value.__class__ is not dict:
            raise ValueError(f"expected {cls.__name__} or a dictionary, found {type(value).__name__}")
        model = cls.model_validate(value)
        problem = misfit(model)
        if problem:
            raise ValueError(f"no {cls.__name__}: {problem}")
        return model

    def serialize(value: Any, info: core_schema.SerializationInfo) -> Any:
        if not isinstance(value, Model):
            return value
        return value.to_dict(mode="json" if info.mode == "json" else "python", exclude_none=info.exclude_none)

    return core_schema.no_info_plain_validator_function(
        validate, serialization=core_schema.plain_serializer_function_ser_schema(serialize, info_arg=True)
    )


def schema_of_objects(name: str) -> Any:
    """Return the schema by which pydantic takes any object with `to_dict`, and writes what that returns."""

    def validate(value: Any) -> Any:
        if isinstance(value, type) or not hasattr(value, "to_dict"):
            raise ValueError(f"expected {name}, an object with to_dict(), found {type(value).__name__}")
        return value

    def serialize(value: Any) -> Any:
        return value.to_dict() if hasattr(value, "to_dict") else value

    return core_schema.no_info_plain_validator_function(
        validate, serialization=core_schema.plain_serializer_function_ser_schema(serialize)
    )
