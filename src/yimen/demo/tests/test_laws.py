"""The laws of the demo: what its services name is known, the licence law reads as on the day, and the audit finds no fault in it."""

from collections import Counter
from datetime import date

import pytest

from yimen.cases.queries.resting import open_cases_resting_on
from yimen.catalogue.auditing import audit_list
from yimen.catalogue.models import Citation
from yimen.catalogue.resting import resting_on
from yimen.demo.district import DATA, DISTRICT
from yimen.laws.importing import read_file
from yimen.laws.models import Law
from yimen.laws.places import Place
from yimen.laws.queries import article_on, articles_on, law_named
from yimen.laws.texts import part


def test_the_licence_law_has_83_articles_of_which_three_were_amended() -> None:
    rows = [row for row in read_file(DATA / "laws" / "licence_law.jsonl") if row.place]
    twice = [str(place) for place, number in Counter(row.place for row in rows).items() if number == 2]
    assert len({row.place for row in rows}) == 83
    assert twice == ["第五条", "第三十一条", "第七十二条"]
    assert all(row.text for row in rows)


@pytest.mark.django_db
@pytest.mark.usefixtures("demo")
class TestLaws:
    def test_what_the_services_name_is_known(self) -> None:
        unknown = Citation.objects.exclude(law__in=Law.objects.values("key")).values_list("law", flat=True).distinct()
        assert list(unknown) == []
        rules = {each.finding.rule for each in audit_list(DISTRICT)}
        assert not rules & {"cited_law_known", "cited_article_known", "cited_article_in_force"}

    def test_the_licence_law_reads_as_on_the_day(self) -> None:
        law = law_named("行政许可法")
        assert law is not None and len(articles_on(law, date(2016, 3, 1))) == 83
        before, after = (article_on(law, "31", day).version for day in (date(2019, 4, 22), date(2019, 4, 23)))
        assert before and after and "转让技术" in after.text and "转让技术" not in before.text
        fourth = article_on(law, "32", date(2016, 3, 1)).version
        assert fourth and "一次告知" in part(fourth.text, Place(32, 0, 1, 4))

    def test_what_rests_on_an_article_is_services_and_open_cases(self) -> None:
        named = resting_on("食品安全法", [Place(35)], date(2016, 6, 30))
        services = {citation.version.service.name for citation in named}
        assert any("食品" in name for name in services)
        cases = open_cases_resting_on("食品安全法", [Place(35)])
        assert cases.exists() and {case.service.name for case in cases} <= services
