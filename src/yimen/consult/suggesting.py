"""Answers that may fit what a visitor wrote: kept answers, published questions and guides, by the characters they share.

Pure but for the reading at the end. No model of language: pairs of characters for Chinese, whole words for the rest,
each the heavier the fewer of the candidates hold it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from django.conf import settings

from yimen.catalogue.models import ServiceVersion
from yimen.consult.models import Conversation, Message
from yimen.consult.queries.common import published
from yimen.consult.queries.desk import canned

MOST = 5
_LEAST = 0.12
_UNKNOWN = 0.3  # what no candidate holds says little against any of them
_WORD = re.compile(r"[a-z0-9]{2,}")
_HAN = re.compile(r"[\u3400-\u9fff]+")
# Pairs and words that stand in every question and say nothing.
_SAYS_NOTHING = "请问 需要 什么 怎么 如何 可以 你好 您好 我们 我想 的话 一个 这个 哪些"  # both languages
_EMPTY = frozenset(f"{_SAYS_NOTHING} the and for you what how can is are my to of in".split())


@dataclass(frozen=True)
class Candidate:
    """One answer that could be sent. source: "canned", "common" or "guide"; about: by what it is found; text: what is sent."""

    source: str
    title: str
    text: str
    about: str = ""
    score: float = 0.0


def grams(text: str) -> Counter[str]:
    """What a text is compared by."""
    small = text.lower()
    found = Counter(word for word in _WORD.findall(small) if word not in _EMPTY)
    for run in _HAN.findall(small):
        found.update(pair for pair in (run[at : at + 2] for at in range(len(run) - 1)) if pair not in _EMPTY)
    return found


def ranked(asked: str, candidates: Sequence[Candidate], most: int = MOST) -> list[Candidate]:
    """The candidates that share enough with what was asked, best first; equal ones in their own order."""
    wanted = grams(asked)
    if not wanted:
        return []
    held = [grams(f"{each.title} {each.about}") for each in candidates]
    spread = Counter(gram for each in held for gram in each)
    weight = {gram: log(1 + len(candidates) / spread[gram]) if spread[gram] else _UNKNOWN for gram in wanted}
    whole = sum(weight.values()) or 1.0
    scored = [
        Candidate(
            each.source, each.title, each.text, each.about, sum(weight[gram] for gram in wanted if gram in own) / whole
        )
        for each, own in zip(candidates, held, strict=True)
    ]
    return sorted((each for each in scored if each.score >= _LEAST), key=lambda each: -each.score)[:most]


def suggestions(conversation: Conversation, typed: str = "") -> list[Candidate]:
    """For the officer of a conversation: by what they type, or by the visitor's last words. Five queries."""
    asked = typed.strip() or _last_words(conversation)
    return ranked(asked, list(_candidates(conversation)))


def _last_words(conversation: Conversation) -> str:
    said = conversation.messages.filter(author=Message.Author.VISITOR, kind=Message.Kind.TEXT).order_by("-sequence")
    return " ".join(message.text for message in said[:2])


def _candidates(conversation: Conversation) -> Iterable[Candidate]:
    english = conversation.language.startswith("en")
    for kept in canned(conversation.agency.code):
        yield Candidate("canned", kept.title, kept.words(conversation.language), f"{kept.text} {kept.text_en}")
    for each in published(settings.YIMEN_DISTRICT, agency=conversation.agency.code)[:500]:
        answer = each.answer_en if english and each.answer_en else each.answer
        yield Candidate("common", each.title, answer, f"{each.question} {each.question_en}")
    yield from _of_guide(conversation, english)


def _of_guide(conversation: Conversation, english: bool) -> Iterable[Candidate]:
    """What the guide of the service answers: its questions, materials, time limit."""
    service = conversation.service
    if service is None or service.current is None:
        return
    version = ServiceVersion.objects.filter(service=service, number=service.current).first()
    if version is None:
        return
    for entry in version.parsed.faq:
        words = entry.answer.en if english and entry.answer.en else entry.answer.zh
        asked = entry.question.en if english and entry.question.en else entry.question.zh
        yield Candidate("guide", asked, words, f"{entry.question.zh} {entry.question.en}")
