"""The index beside the database: made anew, brought up to date, broken, missing; what people see is never half of one."""

import shutil
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from yimen.catalogue.acts import publish_version
from yimen.catalogue.acts.retire import retire
from yimen.catalogue.acts.writing import Why
from yimen.catalogue.models import ChangeKind, Service
from yimen.catalogue.tests.factories import OPENED, make_agency, make_content, make_service
from yimen.ledger import outbox
from yimen.procedure import Actor, Role
from yimen.search import folders
from yimen.search.acts.keep import keep
from yimen.search.acts.rebuild import rebuild
from yimen.search.acts.update import update_services
from yimen.search.condition import State, examine
from yimen.search.queries import Filters, near, passages, search, suggest

D = "310113"
LATER = OPENED + timedelta(days=30)
OFFICE = Actor("system", "审改办", frozenset({Role.ADMIN}))

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


@pytest.fixture(autouse=True)
def services():
    fire, market = make_agency("xfzd", name="宝山区消防支队"), make_agency("scjg", name="宝山区市场监管局")
    return [
        make_service(fire, name="消防安全检查", keywords=["开业消防"], audience=["organisation"]),
        make_service(market, name="食品经营许可", keywords=["开饭店"]),
        make_service(market, name="个体工商户登记", type="07", published=False),
        make_service(make_agency("other", division="511602"), name="消防设计备案", district="511602"),
    ]


def names(text, **filters):
    return [service.name for service in search(text, Filters(D, **filters)).services]


def test_without_an_index_the_plain_query_answers_and_the_log_says_so_once():
    with capture_logs() as logs:
        assert names("消防") == names("消防") == ["消防安全检查"]
        assert [each.title for each in suggest("消防", D)] == ["消防安全检查"]
    assert [line["event"] for line in logs] == ["search_without_index"]
    assert (search("消防", Filters(D)).plain, passages("消防", Filters(D)), examine().state) == (
        True,
        ([], 0),
        State.MISSING,
    )


def test_made_anew_it_finds_what_the_plain_query_cannot():
    assert names("xiaofang") == []
    outcome = rebuild()
    assert (outcome.owners, examine().state, examine().held) == (4, State.GOOD, 4)
    assert names("xiaofang") == names("消防安检") == names("消防", agency="xfzd") == ["消防安全检查"]
    assert search("消防", Filters("511602")).total == 1
    assert [each.part for each in passages("经营场所", Filters(D))[0]] != []


def test_one_query_for_a_page_and_none_for_suggestions(django_assert_num_queries):
    rebuild()
    with django_assert_num_queries(1):
        found = search("许可", Filters(D), counted=True)
        assert [service.agency.name for service in found.services] == ["宝山区市场监管局", "宝山区消防支队"]
        assert found.counts.choices["agency"] == {"scjg": 1, "xfzd": 1}
    with django_assert_num_queries(0):
        assert [each.title for each in suggest("spjy", D)] == ["食品经营许可"]


def test_an_empty_text_lists_all_by_the_database(django_assert_num_queries):
    rebuild()
    assert len(names("")) == len(names("\u200b")) == 3
    assert names("", type="07") == ["个体工商户登记"]


def test_a_published_version_reaches_the_index_through_the_outbox(services):
    rebuild()
    assert names("烤肉") == []
    publish_version(services[1], make_content(keywords=["烤肉"]), actor=OFFICE, now=LATER)
    assert names("烤肉") == []
    outbox.run_pending(LATER)
    assert names("烤肉") == ["食品经营许可"]
    ending, why = LATER + timedelta(days=1), Why(ChangeKind.CANCEL, "取消")
    retire(services[1], why, begin=ending.date(), now=ending, who="system")
    assert "食品经营许可" not in names("食品经营许可")  # before the worker has heard of it: the row itself is asked
    outbox.run_pending(ending)
    assert (names("烤肉"), examine().held) == ([], 3)


def test_what_is_published_while_it_is_made_anew_is_not_lost(services, monkeypatch):
    rebuild()
    service = services[1]

    def told(done, whole):
        if done == whole:
            Service.objects.filter(pk=service.pk).update(keywords=["烤肉"])
            assert update_services([service.pk])

    rebuild(told)
    assert names("烤肉") == ["食品经营许可"]
    assert folders.noted() == []


def test_a_rebuild_that_fails_leaves_the_old_index(monkeypatch):
    rebuild()
    before = folders.pointer()
    monkeypatch.setattr("yimen.search.sources.everything", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        rebuild()
    assert folders.pointer() == before
    assert names("xiaofang") == ["消防安全检查"]
    assert [path.name for path in folders.root().iterdir() if path.is_dir()] == [before.generation]


def test_readers_that_have_it_open_read_on_while_another_takes_its_place():
    rebuild()
    assert names("xiaofang") == ["消防安全检查"]
    for _ in range(3):
        rebuild()
    assert names("xiaofang") == ["消防安全检查"]
    assert len([path for path in folders.root().iterdir() if path.is_dir()]) <= 2


def test_a_broken_index_is_answered_without_told_and_mended():
    rebuild()
    assert names("消防") == ["消防安全检查"]
    generation = folders.root() / folders.pointer().generation
    (generation / "meta.json").write_text("{")
    from yimen.search import reading

    reading.forget()
    assert (names("消防"), search("消防", Filters(D)).plain, examine().state) == (["消防安全检查"], True, State.BROKEN)
    assert keep() is True
    assert (examine().state, names("xiaofang"), keep()) == (State.GOOD, ["消防安全检查"], False)


def test_an_index_of_another_version_or_none_at_all_is_made_anew(monkeypatch):
    rebuild()
    monkeypatch.setattr(folders, "VERSION", 999)
    assert examine().state is State.OLD
    assert keep() and examine().state is State.GOOD
    shutil.rmtree(folders.root())
    assert (examine().state, search("消防", Filters(D)).plain, update_services([])) == (State.MISSING, True, False)


def test_nothing_found_offers_what_is_alike():
    rebuild()
    offered = near("消支防队", D)
    assert [agency.code for agency in offered.agencies] == ["xfzd"]
    assert near("\x00", D).services == []
