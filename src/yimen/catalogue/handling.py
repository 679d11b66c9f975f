"""Handling items (业务办理项) as people read them: with the code of 33 characters, and what each leaves to the service filled in."""

from dataclasses import dataclass

from yimen import codes
from yimen.catalogue.content import HandlingItem, Material, Result, ServiceContent, Terms, Text
from yimen.codes.matter_codes import HANDLING_LENGTH
from yimen.errors import Refusal


@dataclass(frozen=True)
class Handled:
    """One item. code: of 33 characters, or the place's own; empty where there is neither.

    own_terms, own_result  whether they are the item's own and not the service's
    """

    item: HandlingItem
    code: str
    materials: tuple[Material, ...]
    terms: Terms
    result: Result
    conditions: tuple[Text, ...]
    visits: int

    @property
    def own_terms(self) -> bool:
        return self.item.terms is not None

    @property
    def own_result(self) -> bool:
        return self.item.result is not None


def handled(content: ServiceContent, service: str) -> list[Handled]:
    """The items of a guide, in their order. service: code of the service. An item without materials needs all of the service's."""
    return [_handled(content, item, service) for item in content.items]


def _handled(content: ServiceContent, item: HandlingItem, service: str) -> Handled:
    named = tuple(each for each in content.materials if each.code in item.materials)
    return Handled(
        item,
        composed(service, item.number) or item.local_code,
        (*named, *item.own_materials) if item.materials or item.own_materials else content.materials,
        item.terms or content.terms,
        item.result or content.result,
        item.conditions,
        content.visits if item.visits is None else item.visits,
    )


def composed(service: str, number: str) -> str:
    """The code of 33 characters; empty where the service has no code of 31, as with a province's own form."""
    try:
        return codes.compose_handling_code(service, number)
    except Refusal:
        return ""


def code_faults(content: ServiceContent, service: str) -> list[tuple[int, str]]:
    """Items by their place whose code of 33 characters, written as their local code, is not the one that is composed; and what it says.

    A local code of another length is the place's own, and nothing is known of its form; but no two items have the same.
    """
    faults = []
    seen: set[str] = set()
    for place, item in enumerate(content.items):
        right = composed(service, item.number)
        if len(item.local_code) == HANDLING_LENGTH and right and item.local_code != right:
            faults.append((place, f"{item.local_code} ≠ {right}"))
        if item.local_code and item.local_code in seen:
            faults.append((place, item.local_code))
        seen.add(item.local_code)
    return faults
