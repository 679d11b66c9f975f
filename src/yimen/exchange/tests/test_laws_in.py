"""Laws: entered as they are by the operator; people's files become drafted changes of the law."""

import io

import pytest

from yimen.catalogue.tests.factories import OPENED
from yimen.exchange.acts import begin_import, check_import, confirm_import, write_import
from yimen.exchange.exporting import as_csv
from yimen.exchange.kinds import KINDS
from yimen.laws.acts.put_in_force import put_in_force
from yimen.laws.acts.review_amendment import review_amendment
from yimen.laws.models import Amendment, ArticleVersion, Law
from yimen.procedure import Actor, Role

pytestmark = pytest.mark.django_db
OFFICE = Actor("9", "审改办", frozenset({Role.REFORM_OFFICE}))
LEGAL = Actor("8", "法制办", frozenset({Role.LEGAL_OFFICE}))
FILE = """{"law": "测试法", "rank": "law", "whole": true, "article": "第一条", "valid_from": "2010-01-01", "text": "甲。"}
{"law": "《中华人民共和国测试法》", "article": "第二条", "valid_from": "2010-01-01", "valid_to": "2012-12-31", "text": "乙。"}

{"law": "《中华人民共和国测试法》", "article": "2", "valid_from": "2014-01-01", "document": "主席令第9号", "text": "丙。"}
{"law": "《某条例》", "rank": "regulation"}
"""


def codes(outcome):
    return [finding.code for finding in outcome.findings]


class TestOperator:
    @pytest.mark.parametrize(
        ("row", "code"),
        [
            ({"law": "《》"}, "law_name_missing"),
            ({"law": "某法", "rank": "song"}, "row_cell_choice"),
            ({"law": "某法"}, "law_rank_missing"),
            ({"law": "某法", "article": "甲"}, "law_article_wrong"),
            ({"law": "某法", "valid_from": "1911-01-01"}, "law_day_out_of_range"),
            ({"law": "某法", "valid_from": "2010-03-01", "valid_to": "2010-02-01"}, "row_days_reversed"),
        ],
    )
    def test_a_row_that_is_refused(self, bring, row, code):
        for dry in (True, False):
            assert codes(bring("laws", [row], dry_run=dry)) == [code]
        assert not Law.objects.exists()

    def test_what_contradicts(self, bring):
        bring("laws", FILE)
        for row, code in (
            ({"law": "测试法", "article": "第一条", "valid_from": "2010-01-01", "text": "另文。"}, "law_row_other"),
            ({"law": "测试法", "article": "第一条", "valid_from": "2015-01-01", "text": "甲。"}, "law_row_known"),
            ({"law": "测试法", "rank": "rule"}, "law_row_head"),
        ):
            assert codes(bring("laws", [row])) == [code]
        twice = [
            {"law": "另法", "rank": "law", "article": each, "valid_from": day}
            for each, day in (("1", "2010-01-01"), ("一", "2011-01-01"))
        ]
        assert codes(bring("laws", twice)) == ["law_row_overlaps"]

    def test_json_lines_come_in_and_go_round(self, bring, fates):
        assert fates(bring("laws", FILE, dry_run=True)) == (4, 0, 0, 0)
        assert not Law.objects.exists()
        assert fates(bring("laws", FILE)) == (4, 0, 0, 0)
        assert fates(bring("laws", FILE)) == (0, 0, 4, 0)
        text = "".join(as_csv(KINDS["laws"], "310113"))
        assert fates(bring("laws", text)) == (0, 0, 4, 0)
        known = [{"law": "某条例", "article": "5", "text": "", "valid_from": "", "issuer": "国务院"}]
        assert fates(bring("laws", known)) == (1, 0, 0, 0)
        assert fates(bring("laws", [known[0] | {"text": "戊。"}])) == (0, 1, 0, 0)
        assert ArticleVersion.objects.get(article__law__name="某条例").text == "戊。"
        assert Law.objects.get(name="某条例").issuer == "国务院"


class TestPeople:
    def _hand_in(self, text):
        run = begin_import(
            io.BytesIO(text.encode()), KINDS["laws"], name="laws.csv", source="市法制办", district="310113", actor=OFFICE,
            now=OPENED, ask=False,
        )  # fmt: skip
        return check_import(run.pk, now=OPENED)

    def _write(self, text):
        run = self._hand_in(text)
        confirm_import(run.pk, actor=OFFICE, now=OPENED)
        return write_import(run.pk, now=OPENED)

    def test_a_new_law_goes_through_the_eyes_of_three(self):
        text = "law,rank,article,valid_from,document,text\n"
        text += "某办法,local_rule,1,2016-06-01,沪府令1号,甲。\n某办法,,2,2016-06-01,沪府令1号,乙。\n"
        assert self._write(text).state == "written"
        assert not Law.objects.exists()
        again = self._hand_in(text)
        assert (again.unchanged, again.new, again.wrong) == (2, 0, 0)
        drafted = Amendment.objects.get()
        assert (drafted.kind, drafted.reason, drafted.steps.get().who) == ("enact", "导入 laws.csv", "9")
        review_amendment(drafted.pk, actor=LEGAL, now=OPENED)
        put_in_force(drafted.pk, actor=OFFICE, now=OPENED)
        assert Law.objects.get().articles.count() == 2

    @pytest.mark.parametrize(
        ("rows", "code"),
        [
            ("某条例,,5,,,戊。", "law_row_text"),
            ("测试法,,第二条,2010-01-01,2012-12-31,丁。", "law_row_history"),
            ("新法,law,1,,,甲。", "law_row_day_missing"),
            ("新法,law,1,2016-06-01,,甲。\n新法,law,2,2017-06-01,,乙。", "law_rows_differ"),
            ("新法,law,1,2016-06-01,,甲。", "law_document_missing"),
        ],
    )
    def test_what_people_do_not_draft(self, bring, rows, code):
        bring("laws", FILE + '{"law": "某条例", "article": "5"}')
        run = self._hand_in(f"law,rank,article,valid_from,valid_to,text\n{rows}\n")
        assert list(run.findings.values_list("code", flat=True)) == [code]
        assert not Amendment.objects.exists()
