"""The demo's powers: the district's published figures come out of raw rows, by counting alone."""

from collections import Counter
from datetime import date

import pytest

from yimen.demo.district import DISTRICT, services
from yimen.demo.powers import lists, numeral
from yimen.powers import codes
from yimen.powers.commons import town_list, towns
from yimen.powers.content import content_of
from yimen.powers.history import diff
from yimen.powers.lists import totals
from yimen.powers.models import Power, PowerVersion, Responsibility, Round, Sheet, SheetStatus
from yimen.powers.states import states_on


@pytest.fixture(scope="module")
def second():
    return lists().second


def test_the_published_figures_come_out_of_the_rows(second) -> None:
    assert len(second) == 6207
    assert sum(len(content.duties) for _agency, content in second.values()) == 56691
    departments = {agency for agency, _content in second.values() if agency}
    assert len(departments) == 28


def test_every_power_is_its_own(second) -> None:
    names = Counter((agency, content.kind, content.name) for agency, content in second.values())
    assert max(names.values()) == 1
    for code, (_agency, content) in second.items():
        parts = codes.read(code)
        assert parts.kind == content.kind
        assert (content.parent == str(parts.main) and content.parent in second) if parts.sub else not content.parent
        assert all("{" not in text for duty in content.duties for text in (duty.text, duty.basis, duty.liability))
    assert content_of(next(iter(second.values()))[1].model_dump())


def test_licences_are_those_of_the_catalogue(second) -> None:
    linked = {content.service: content.kind for _agency, content in second.values() if content.service}
    assert linked == {service.code: service.type for service in services() if service.type <= "10"}
    assert all(content.service for _agency, content in second.values() if content.kind == "01")


def test_the_rounds_differ_in_every_way() -> None:
    first, second = lists().first, lists().second
    assert set(first) - set(second) and set(second) - set(first)
    changed = [code for code in first if code in second and first[code] != second[code]]
    assert changed and len(changed) < len(second) / 10


@pytest.mark.parametrize(("number", "words"), [(4, "四"), (10, "十"), (15, "十五"), (20, "二十"), (79, "七十九")])
def test_numerals(number: int, words: str) -> None:
    assert numeral(number) == words


@pytest.mark.django_db
@pytest.mark.usefixtures("demo")
class TestLoaded:
    def test_raw_rows_count_to_the_published_figures(self) -> None:
        assert PowerVersion.objects.filter(valid_to=None).count() == 6207
        assert Responsibility.objects.filter(valid_to=None).count() == 56691
        found = totals(DISTRICT, date(2016, 6, 30))
        assert (found.powers, found.duties) == (6207, 56691)
        assert sum(row.agency is not None for row in found.rows) == 28
        assert f"{found.average:.2f}" == "9.13"

    def test_the_rows_are_the_composed_ones(self, second) -> None:
        states = states_on(date(2016, 6, 30), list(Power.objects.values_list("pk", flat=True)))
        assert {code: (state.agency, state.content) for code, state in states.items()} == second

    def test_two_rounds_are_published_and_one_is_open(self) -> None:
        assert [combed.open for combed in Round.objects.order_by("number")] == [False, False, True]
        found = diff(DISTRICT, date(2015, 6, 30), date(2016, 6, 30))
        assert found.before - len(found.removed) + len(found.added) == found.after
        assert found.changed
        states = set(Sheet.objects.filter(round__published_at=None).values_list("status", flat=True))
        assert states == set(SheetStatus.values)

    def test_twelve_towns_share_the_common_list(self) -> None:
        every = towns(DISTRICT, date(2016, 6, 30))
        assert len(every) == 12 and all(adoption for _agency, adoption in every)
        kinds = Counter(agency.kind for agency, _adoption in every)
        assert kinds == {"town": 9, "subdistrict": 3}
        assert any(row.left_out for row in town_list("yyl", date(2016, 6, 30)).rows)
