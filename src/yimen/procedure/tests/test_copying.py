"""The fold's own `replace` does what that of the standard library does."""

import dataclasses
from datetime import date

import pytest

from yimen.clock import Term
from yimen.procedure import CaseFile, ClockRun, HearingFile, Obligation, Opinion
from yimen.procedure.copying import replace
from yimen.procedure.permit import PermitFile

RUN = ClockRun("decide", date(2016, 2, 3), Term(20), "行政许可法 42(1)")


def test_as_the_standard_library_copies() -> None:
    for value, changes in (
        (CaseFile(), {"clocks": (RUN,), "events": 3}),
        (RUN, {"ended": date(2016, 3, 8)}),
        (HearingFile(), {"basis": "required"}),
        (PermitFile(), {"certificate": "A1"}),
        (Obligation("平面图", "gap", "open"), {"status": "fulfilled"}),
    ):
        before = dataclasses.asdict(value)  # type: ignore[call-overload]
        made = replace(value, **changes)  # type: ignore[type-var]
        assert made == dataclasses.replace(value, **changes)  # type: ignore[type-var]
        assert hash(made) == hash(dataclasses.replace(value, **changes))  # type: ignore[type-var]
        assert type(made) is type(value)
        assert dataclasses.asdict(value) == before  # type: ignore[call-overload]


def test_a_field_that_is_not_there_is_refused() -> None:
    with pytest.raises(TypeError, match="colour"):
        replace(RUN, colour="green")


@pytest.mark.parametrize("kind", [CaseFile, ClockRun, HearingFile, Obligation, Opinion, PermitFile])
def test_no_value_of_the_fold_needs_more_than_its_fields(kind: type) -> None:
    assert not hasattr(kind, "__post_init__")
    assert not hasattr(kind, "__slots__")
    assert all(field.init for field in dataclasses.fields(kind))
