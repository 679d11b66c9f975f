"""The benchmark of the search in small: its rows are found by both ways, and its figures are told."""

import json

import pytest

from yimen.bench import finding, finding_report, manyfold, trigrams
from yimen.bench.finding import Measured, Outcome, Share
from yimen.bench.reading import Times
from yimen.search import asking
from yimen.search.documents import Kind
from yimen.search.finding import Filters, Question

ROWS = 400


@pytest.mark.django_db
def test_index_and_trigrams_hold_the_same_rows(tmp_path):
    index = manyfold.make(tmp_path, ROWS, lambda done, whole: None)
    trigrams.fill(ROWS, lambda done, whole: None)
    word = "登记"
    found = Question(index.searcher(), asking.read(word), Filters(manyfold.DISTRICT)).hits([Kind.SERVICE])
    assert found.total == trigrams.ask(word)[0][1] > 0
    assert index.searcher().num_docs == ROWS and manyfold.size(tmp_path) > 0
    assert trigrams.ask("100%") == [] == trigrams.suggest("_")


def test_each_text_is_measured_and_those_broken_off_are_counted():
    def work(text):
        if text == "b":
            raise trigrams.CutOff(text)

    measured = finding._measure("name", ["a", "b", "c"], work)
    assert (measured.texts, measured.cut, measured.times.p50 <= measured.longest) == (3, 1, True)


def test_the_figures_are_told(capsys):
    outcome = Outcome(
        5,
        6,
        7,
        8,
        1.5,
        0.5,
        100,
        2.0,
        3.0,
        [Share("questions.txt", 4, 3)],
        [Measured("way", 9, Times(1.0, 2.0), 2.5, 1)],
    )
    finding_report.show(outcome)
    told = capsys.readouterr().out
    assert "3 of 4 among the first three, 75.0 %" in told and "2.50" in told
    assert json.loads(finding_report.as_json(outcome))["measured"][0]["cut"] == 1
