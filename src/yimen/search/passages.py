"""The pieces of a guide that are searched by themselves: what it is, who may, which documents, questions. Pure."""

from collections.abc import Iterator

from yimen.catalogue.content import Material, Question, ServiceContent
from yimen.search.documents import Passage


def passages_of(content: ServiceContent) -> Iterator[Passage]:
    """In the order of the guide."""
    yield Passage("summary", content.summary.zh, content.summary.en)
    for condition in content.conditions:
        yield Passage("conditions", condition.zh, condition.en)
    yield from map(_material, content.materials)
    yield from map(_question, content.faq)


def _material(material: Material) -> Passage:
    return Passage("materials", f"{material.name.zh} {material.accept_standard}".strip(), material.name.en)


def _question(asked: Question) -> Passage:
    question, answer = asked.question, asked.answer
    return Passage("questions", f"{question.zh} {answer.zh}", f"{question.en} {answer.en}".strip())
