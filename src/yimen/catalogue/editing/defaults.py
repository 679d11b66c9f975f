"""What a value is where nobody wrote one: forms show it, since stored guides leave it out."""

import re
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel

from yimen.catalogue.content import Handbook, ServiceContent


@cache
def default_of(place: str, handbook: bool = False) -> Any:
    """The default at a place such as "materials[].required"; None where there is none, or it is empty."""
    model: type[BaseModel] = Handbook if handbook else ServiceContent
    *path, name = re.sub(r"\[[^\]]*\]", "", place).split(".")
    for key in path:
        inner = _model(model.model_fields[key].annotation)
        if inner is None:
            return None
        model = inner
    default = model.model_fields[name].get_default()
    if isinstance(default, bool | int) and not isinstance(default, BaseModel):
        return default
    plain = isinstance(default, str | tuple) and default
    return default if plain else None


def _model(annotation: Any) -> type[BaseModel] | None:
    """The model inside an optional value or a list of models."""
    if get_origin(annotation) in (Union, UnionType, tuple):
        inner = next((part for part in get_args(annotation) if part not in (type(None), Ellipsis)), None)
        return _model(inner)
    return annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None
