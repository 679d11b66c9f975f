"""Write a question and its answer down for everybody, without names: a second person reads it before it is published."""

from datetime import datetime

from django.db import transaction

from yimen.catalogue.queries import service_by_code
from yimen.consult.access import conversation_for_staff, own_department
from yimen.consult.masking import personal_data
from yimen.consult.models import CommonQuestion, Conversation
from yimen.consult.ratings import KIND_WORDS
from yimen.errors import Refusal
from yimen.procedure import Actor

LONGEST_QUESTION, LONGEST_ANSWER = 300, 3000


@transaction.atomic
def draft_common(
    question: str,
    answer: str,
    *,
    actor: Actor,
    now: datetime,
    question_en: str = "",
    answer_en: str = "",
    conversation: int | None = None,
    service: str = "",
) -> CommonQuestion:
    """conversation: where it was asked, for its reviewer. Raises Refusal: consult_needs_department (403),
    consultation_not_found, service_not_found (404), consult_question_missing, consult_answer_missing,
    consult_common_long, consult_common_personal (422).
    """
    agency = own_department(actor)
    source = conversation_for_staff(conversation, actor) if conversation is not None else None
    texts = [_tidy(each) for each in (question, answer, question_en, answer_en)]
    if not texts[0]:
        raise Refusal("consult_question_missing", status=422)
    if not texts[1]:
        raise Refusal("consult_answer_missing", status=422)
    _demand_short(texts)
    _demand_nobody(texts, source)
    about = service_by_code(service) if service else source.service if source else None
    return CommonQuestion.objects.create(
        agency=agency,
        service=about,
        conversation=source,
        question=texts[0],
        answer=texts[1],
        question_en=texts[2],
        answer_en=texts[3],
        drafted_at=now,
        drafted_by=actor.who,
        drafted_name=actor.name[:80],
    )


def _demand_short(texts: list[str]) -> None:
    for text, limit in zip(texts, (LONGEST_QUESTION, LONGEST_ANSWER) * 2, strict=True):
        if len(text) > limit:
            raise Refusal("consult_common_long", status=422, limit=limit, length=len(text))


def _demand_nobody(texts: list[str], source: Conversation | None) -> None:
    """Neither numbers that belong to a person nor the name the visitor gave."""
    found = personal_data("\n".join(texts))
    if found:
        raise Refusal("consult_common_personal", status=422, what=KIND_WORDS[found[0]])
    name = source.name.strip() if source else ""
    if len(name) > 1 and any(name in text for text in texts):
        raise Refusal("consult_common_personal", status=422, what=KIND_WORDS["name"])


def _tidy(text: str) -> str:
    return text.replace("\x00", "").replace("\r\n", "\n").strip()
