"""What people really ask for within a service: first issue, change, renewal, replacement (业务办理项)."""

from typing import Annotated

from pydantic import Field, StringConstraints

from yimen.catalogue.content.material import Material
from yimen.catalogue.content.outcome import Result
from yimen.catalogue.content.parts import Line, Strict, Text
from yimen.catalogue.content.way import Terms


class HandlingItem(Strict):
    """One handling item; what it leaves empty is as the service says.

    number      two characters; behind the code of the service (31) it makes the code of 33
    local_code  the code a place gave it, where it has one
    materials   codes of those materials of the service that it needs; own_materials: those that only it needs
    """

    number: Annotated[str, StringConstraints(pattern=r"^[0-9A-Z]{2}$")]
    name: Text
    local_code: Annotated[str, StringConstraints(strip_whitespace=True, max_length=50)] = ""
    conditions: tuple[Text, ...] = ()
    materials: tuple[Line, ...] = ()
    own_materials: tuple[Material, ...] = ()
    terms: Terms | None = None
    result: Result | None = None
    visits: int | None = Field(default=None, ge=0, le=9)
