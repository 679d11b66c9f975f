"""The count day by day."""

from datetime import date

from yimen.clock import Stop, Term, as_dict, explain, official_calendar

OFFICIAL = official_calendar()


def told(*arguments: object) -> list[str]:
    return [f"{day.date.day} {day.kind} {day.number or '-'}" for day in explain(*arguments)]  # type: ignore[arg-type]


def test_the_spring_festival_of_2016() -> None:
    assert told(date(2016, 2, 3), Term(5), OFFICIAL) == [
        "3 start -",
        "4 working 1",
        "5 working 2",
        "6 makeup 3",
        *(f"{day} holiday -" for day in range(7, 14)),
        "14 makeup 4",
        "15 working 5",
    ]


def test_a_stop_over_a_weekend() -> None:
    assert told(date(2016, 1, 6), Term(2), OFFICIAL, [Stop(date(2016, 1, 7), date(2016, 1, 11))]) == [
        "6 start -",
        "7 working 1",
        "8 stopped -",
        "9 weekend -",
        "10 weekend -",
        "11 stopped -",
        "12 working 2",
    ]


def test_on_the_spot() -> None:
    (day,) = explain(date(2016, 2, 3), Term(0), OFFICIAL)
    assert (day.kind, day.counted, day.number) == ("start", True, 0)
    start, *holidays, first_worked = explain(date(2016, 2, 7), Term(0), OFFICIAL)
    assert not start.counted and not any(day.counted for day in holidays)
    assert (first_worked.date, first_worked.kind, first_worked.number) == (date(2016, 2, 14), "makeup", 0)


def test_calendar_days_count_on_holidays() -> None:
    assert told(date(2016, 2, 6), Term.parse("2d"), OFFICIAL) == ["6 start -", "7 holiday 1", "8 holiday 2"]


def test_plain_values() -> None:
    first, *_, last = as_dict(explain(date(2016, 2, 5), Term(1), OFFICIAL))
    assert first == {"date": "2016-02-05", "kind": "start", "counted": False, "number": None, "note": None}
    note = {"zh": "春节", "en": "Spring Festival"}
    assert last == {"date": "2016-02-06", "kind": "makeup", "counted": True, "number": 1, "note": note}
