"""The life of a change of the law: wrong people and wrong order first; versions, gaps, days, and what the database keeps."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, transaction

from yimen import wording
from yimen.errors import Refusal
from yimen.laws import impact
from yimen.laws.acts import Head, answer_task, draft_amendment, put_in_force, return_amendment, review_amendment
from yimen.laws.amendments import answers, article_changes, open_steps
from yimen.laws.importing import read_rows, write_rows
from yimen.laws.models import Amendment, ArticleVersion, Law, LawChange, LawVersion, Task
from yimen.laws.places import Place
from yimen.laws.queries import article_on, articles_on, law_named, laws, standing
from yimen.laws.texts import diff, lines, part
from yimen.procedure import Actor, Role

NOW = datetime(2016, 3, 1, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
LEGAL = Actor("9", "法制", frozenset({Role.LEGAL_OFFICE}))
REFORM = Actor("10", "审改", frozenset({Role.REFORM_OFFICE}))
BOTH = Actor("11", "全能", frozenset({Role.REFORM_OFFICE, Role.LEGAL_OFFICE}))
OFFICER = Actor("7", "经办", frozenset({Role.OFFICER}), "scjg")
LATER = date(2016, 6, 1)
FILE = """
{"law": "中华人民共和国测试法", "rank": "law", "number": "主席令第1号", "whole": true}
{"law": "测试法", "article": "第一条", "valid_from": "2010-01-01", "text": "为了测试，制定本法。"}
{"law": "测试法", "article": "第二条", "valid_from": "2010-01-01", "valid_to": "2012-12-31", "text": "旧文。"}
{"law": "测试法", "article": "第二条", "valid_from": "2014-01-01", "text": "新文。\\n有下列情形的：\\n（一）甲；\\n（二）乙。"}
""".strip()


@pytest.fixture
def law(db: None) -> Law:
    write_rows(read_rows("laws.jsonl", FILE), now=NOW)
    found = law_named("测试法")
    assert found is not None
    return found


def _draft(law: Law | None, kind=LawChange.AMEND, actor=LEGAL, **given) -> Amendment:
    given = {"valid_from": LATER, "document": "主席令第2号", "reason": "修改"} | given
    if kind == LawChange.AMEND:
        given.setdefault("changes", [("2", "更新的文字。")])
    return draft_amendment(law, kind, actor=actor, now=NOW, **given)


def _code(act, *args, **given) -> str:
    with pytest.raises(Refusal) as refused, transaction.atomic():
        act(*args, **given)
    assert "%" not in wording.say(refused.value)
    return refused.value.code


@pytest.mark.parametrize(
    ("code", "given"),
    [
        ("law_change_needs_role", {"actor": OFFICER}),
        ("law_document_missing", {"document": " "}),
        ("law_reason_missing", {"reason": ""}),
        ("law_day_out_of_range", {"valid_from": date(1900, 1, 1)}),
        ("law_articles_missing", {"changes": []}),
        ("law_article_wrong", {"changes": [("第几条", "甲")]}),
        ("law_article_wrong", {"changes": [("第二条第一款", "甲")]}),
        ("law_article_twice", {"changes": [("2", "甲"), ("第二条", "乙")]}),
        ("law_article_unchanged", {"changes": [("1", "为了测试，制定本法。")]}),
        ("law_article_not_in_force", {"changes": [("3", None)]}),
        ("law_version_overlaps", {"valid_from": date(2014, 1, 1)}),
        ("law_text_too_long", {"changes": [("1", "长" * 20_001)]}),
    ],
)
def test_a_draft_that_cannot_be_is_refused(law: Law, code: str, given: dict) -> None:
    assert _code(_draft, law, **given) == code
    assert not Amendment.objects.exists()


def test_four_eyes_see_a_change_before_it_is_in_force(law: Law) -> None:
    amendment = _draft(law)
    assert _code(_draft, law) == "law_change_waiting"
    assert _code(put_in_force, amendment.pk, actor=REFORM, now=NOW) == "law_change_out_of_order"
    assert _code(review_amendment, amendment.pk, actor=LEGAL, now=NOW) == "law_change_own"
    assert _code(review_amendment, amendment.pk, actor=REFORM, now=NOW) == "law_change_needs_role"
    assert _code(return_amendment, amendment.pk, actor=REFORM, now=NOW, remark=" ") == "law_remark_missing"
    assert open_steps(amendment, LEGAL) == [] and open_steps(amendment, BOTH) == ["review", "return"]
    review_amendment(amendment.pk, actor=BOTH, now=NOW)
    assert _code(put_in_force, amendment.pk, actor=BOTH, now=NOW) == "law_change_own_review"
    assert LawVersion.objects.filter(law=law).count() == 2
    put_in_force(amendment.pk, actor=REFORM, now=NOW)
    assert _code(put_in_force, amendment.pk, actor=REFORM, now=NOW) == "law_change_out_of_order"
    assert [(step.status, step.who) for step in amendment.steps.all()] == [
        ("draft", "9"), ("reviewed", "11"), ("published", "10")
    ]  # fmt: skip


def _in_force(amendment: Amendment) -> LawVersion:
    review_amendment(amendment.pk, actor=BOTH, now=NOW)
    return put_in_force(amendment.pk, actor=REFORM, now=NOW)


def test_an_article_reads_as_on_its_day(law: Law) -> None:
    _in_force(_draft(law, changes=[("2", "更新的文字。"), ("2-1", "新增。")]))
    said = {
        day: reading.version.text if (reading := article_on(law, "2", day)).version else None
        for day in (date(2009, 12, 31), date(2012, 12, 31), date(2013, 1, 1), date(2016, 5, 31), LATER)
    }
    assert list(said.values()) == [
        None, "旧文。", None, "新文。\n有下列情形的：\n（一）甲；\n（二）乙。", "更新的文字。"
    ]  # fmt: skip
    (gap,) = article_on(law, "2", LATER).gaps
    assert (gap.first, gap.last) == (date(2013, 1, 1), date(2013, 12, 31))
    assert [str(each.article.place) for each in articles_on(law, LATER)] == ["第一条", "第二条", "第二条之一"]
    assert len(articles_on(law, date(2013, 6, 1))) == 1
    assert _code(article_on, law, "9", LATER) == "article_not_found"


def test_a_repealed_law_is_in_force_no_longer(law: Law) -> None:
    _in_force(_draft(law, LawChange.REPEAL))
    assert articles_on(law, LATER) == [] and len(articles_on(law, date(2016, 5, 31))) == 2
    versions = list(law.versions.all())
    assert standing(versions, date(2016, 5, 31)).in_force and not standing(versions, LATER).in_force
    assert _code(_draft, law, valid_from=date(2017, 1, 1)) == "law_repealed"


def test_a_new_law_is_enacted_once(law: Law) -> None:
    assert _code(_draft, None, LawChange.ENACT, head=Head("测试法", "law")) == "law_known"
    assert _code(_draft, None, LawChange.ENACT, head=Head("试验条例", "nothing")) == "law_rank_unknown"
    assert _code(_draft, None, LawChange.ENACT, head=Head(" ", "law")) == "law_name_missing"
    amendment = _draft(None, LawChange.ENACT, head=Head("试验条例", "regulation"), changes=[("1", "甲。")])
    assert _code(_draft, None, LawChange.ENACT, head=Head("试验条例", "regulation")) == "law_change_waiting"
    made = _in_force(amendment).law
    assert (made.key, made.slug) == ("试验条例", "shi-yan-tiao-li")
    assert list(laws("shiyan")) == [] and list(laws("试验")) == [made] and list(laws("", "regulation")) == [made]


def test_what_rests_on_a_change_becomes_tasks(law: Law, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def find(key, places, day):
        asked.append((key, places, day))
        return [
            impact.Hit("thing", "T1", "甲事项", "scjg", f"legal_basis[{n}]", "《测试法》第二条", Place(2))
            for n in (0, 1)
        ]

    monkeypatch.setattr(impact, "_KINDS", {"thing": impact.Kind("Thing", find)})
    amendment = _draft(law)
    _in_force(amendment)
    assert asked == [("测试法", [Place(2)], LATER)]
    first, second = Task.objects.all()
    stranger = Actor("8", "外局", frozenset({Role.OFFICER}), "wjw")
    assert _code(answer_task, first.pk, "right", actor=LEGAL, now=NOW, note="对") == "law_change_needs_role"
    assert _code(answer_task, first.pk, "right", actor=stranger, now=NOW, note="对") == "law_task_of_other_agency"
    assert _code(answer_task, first.pk, "right", actor=OFFICER, now=NOW) == "law_note_missing"
    assert _code(answer_task, first.pk, "sure", actor=OFFICER, now=NOW) == "law_task_answer_unknown"
    assert _code(answer_task, first.pk, "done", actor=OFFICER, now=NOW) == "law_task_answered"
    assert _code(answer_task, 0, "right", actor=OFFICER, now=NOW) == "law_task_not_found"
    assert answers(first, OFFICER) == ["right", "change"] and answers(first, stranger) == []
    answer_task(first.pk, "right", actor=OFFICER, now=NOW, note="条文实质未变")
    answer_task(second.pk, "change", actor=REFORM, now=NOW)
    answer_task(second.pk, "done", actor=REFORM, now=NOW)
    assert [(step.state, step.who) for step in second.steps.all()] == [("change", "10"), ("done", "10")]


@pytest.mark.parametrize(
    "change",
    [
        lambda: ArticleVersion.objects.exclude(text="").update(text="别的"),
        lambda: ArticleVersion.objects.filter(valid_to__isnull=False).update(valid_to=None),
        lambda: LawVersion.objects.update(valid_from=LATER),
        lambda: ArticleVersion.objects.all().delete(),
    ],
)
def test_the_database_keeps_what_was_law(law: Law, change) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        change()


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ('{"law": "测试法", "article": "第一条", "valid_from": "2010-01-01", "text": "别的"}', "1: 测试法第一条"),
        ('{"law": "无级法", "article": "1"}', "rank"),
        ('{"law": "某法", "rank": "law", "article": "甲"}', "1: article 甲"),
        ('{"law": "某法", "rank": "law", "article": "1", "valid_from": "2010-02-30"}', "1: "),
        (
            '{"law": "某法", "rank": "law", "article": "1", "valid_from": "2010-03-01", "valid_to": "2010-02-01"}',
            "valid_to",
        ),
        (
            '{"law": "某法", "rank": "law", "article": "1"}\n{"law": "某法", "article": "第一条"}',
            "2: 第一条 overlaps 1",
        ),
        ("not json", "1: law"),
    ],
)
def test_a_faulty_file_writes_nothing(law: Law, row: str, fault: str) -> None:
    with pytest.raises(Refusal) as refused:
        write_rows(read_rows("laws.jsonl", row), now=NOW)
    assert fault in refused.value.data["faults"]
    assert Law.objects.count() == 1


def test_a_file_may_be_imported_again_and_tells_its_gaps(law: Law) -> None:
    report = write_rows(read_rows("laws.jsonl", FILE), now=NOW)
    assert (report.laws, report.versions, report.unchanged) == (0, 0, 3)
    csv = "law,rank,article,text\n某条例,regulation,第五条,\n"
    assert write_rows(read_rows("a.csv", csv), now=NOW).versions == 1
    entered = write_rows(read_rows("a.csv", csv.replace("第五条,", "第五条,甲。")), now=NOW)
    assert (entered.texts, entered.versions) == (1, 0)
    gap = FILE.replace("测试法", "另一法").replace('"number": "主席令第1号", ', "")
    assert write_rows(read_rows("laws.jsonl", gap), now=NOW).gaps == [
        "中华人民共和国另一法第二条: 2013-01-01 – 2013-12-31"
    ]


def test_the_text_of_an_article_has_paragraphs_and_items() -> None:
    text = "甲。\n下列：\n（一）子；\n（二）丑。"
    assert [(line.paragraph, line.item) for line in lines(text)] == [(1, 0), (2, 0), (2, 1), (2, 2)]
    assert part(text, Place(1, 0, 2, 2)) == "（二）丑。" and part(text, Place(1, 0, 3)) == ""


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ("二十日内作出决定", "十五日内作出决定", ["removed", "added", "same"]),
        ("", "甲", ["added"]),
        ("甲", "甲", ["same"]),
    ],
)
def test_a_difference_gives_both_texts_back(old: str, new: str, kinds: list[str]) -> None:
    pieces = diff(old, new)
    assert [piece.kind for piece in pieces] == kinds
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == old
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == new


def test_changes_are_shown_against_what_is_in_force(law: Law) -> None:
    amendment = _draft(law, changes=[("2", None), ("3", "三。")])
    assert [(change.before is not None, change.after) for change in article_changes(amendment)] == [
        (True, None),
        (False, "三。"),
    ]
