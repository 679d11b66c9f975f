"""Offices that take part, and windows where it is done."""

from typing import Annotated

from pydantic import StringConstraints

from yimen.catalogue.content.parts import Phone, Short, Strict, Text


class Office(Strict):
    """An organ or section by name, with its unified social credit code or its own code where it has one."""

    name: Text
    code: Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)] = ""


class Window(Strict):
    """One place where it is handed in or fetched. address, hours: empty: those of the service."""

    name: Text
    address: Text | None = None
    hours: Text | None = None
    phone: Phone | None = None
    directions: Short = ""
