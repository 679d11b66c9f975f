"""Reading a scenario: plain JSON in, checked values out; what is wrong is named, never guessed."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, TypeVar

from yimen.clock import Calendar, Term, Unit, official_calendar, parse_date, shanghai_date
from yimen.clock.dates import SHANGHAI, within_range
from yimen.errors import Refusal
from yimen.procedure.rules import Hearing, Periods, ServiceRules, Step
from yimen.procedure.states import Role
from yimen.procedure.values import Actor

T = TypeVar("T")

MOST_YEARS = 100
PRELIMINARY = Term(20)  # 行政许可法 43
# What people write for the two opinions; anything else is refused by name.
OPINIONS = {
    "agree": ("agree", "approve", "grant", "yes", "pass", "同意", "通过"),
    "disagree": ("disagree", "reject", "refuse", "no", "fail", "不同意", "不通过"),
}
_OPINION = {word: value for value, words in OPINIONS.items() for word in words}


@dataclass(frozen=True)
class Scenario:
    """One case to be replayed. `acts` are as given; each is read when its turn comes, so that one fault spoils one act.

    valid_years  how long a permit is valid from the decision; None: without end
    warnings     fields that are not known here and were ignored
    """

    id: Any
    rules: ServiceRules
    calendar: Calendar
    valid_years: int | None
    acts: tuple[Any, ...]
    as_of: datetime | None
    warnings: tuple[Refusal, ...] = ()


@dataclass(frozen=True)
class Given:
    """One act as the scenario gives it."""

    act: str
    at: datetime
    actor: Actor
    arguments: Mapping[str, Any]


def read_scenario(given: Any) -> Scenario:
    """The scenario. Raises Refusal (422): scenario_not_json, scenario_field_wrong,
    scenario_time_unreadable, and what `clock` says of terms and dates."""
    if not isinstance(given, Mapping):
        raise Refusal("scenario_not_json", status=422)
    service = _of_type(given, "service", dict, {}, "scenario")
    as_of = given.get("as_of")
    return Scenario(
        id=given.get("id"),
        rules=read_rules(service),
        calendar=_calendar(service),
        valid_years=_valid_years(service),
        acts=tuple(_of_type(given, "acts", list, [], "scenario")),
        as_of=None if as_of is None else read_moment(as_of),
        warnings=unknown_fields(given),
    )


def read_rules(service: Mapping[str, Any]) -> ServiceRules:
    """The rules of the service; the law's own terms where it names none (20 or 45 working days, 10 or 15 more)."""
    joint, instant = _flag(service, "joint"), service.get("kind", "promise") == "instant"
    if service.get("kind", "promise") not in ("promise", "instant"):
        raise Refusal("scenario_field_wrong", status=422, field="kind", place="service", wanted="promise, instant")
    statutory = _term(service, "statutory", Term(0 if instant else 45 if joint else 20))
    by_law = None if statutory.unit is Unit.CALENDAR_DAYS else Term(15 if joint else 10)
    return ServiceRules(
        statutory=statutory,
        promised=_optional_term(service, "promised", None),
        extension=_optional_term(service, "extension", by_law),
        extends_promise=_flag(service, "extends_promise"),
        basis=_of_type(service, "basis", str, "", "service"),
        instant=instant,
        joint=joint,
        preliminary=_preliminary(service.get("preliminary", False)),
        officers=_at_least_one(service, "officers", 1, "service"),
        steps=_steps(service),
        hearing=_hearing(service.get("hearing", "none")),
        certificate=_flag(service, "certificate"),
        tolerable=_names(service, "tolerable"),
        promisable=_names(service, "promisable"),
        promise_term=_optional_term(service, "promise_term", None),
        protected=_flag(service, "protected"),
        periods=_periods(_of_type(service, "periods", dict, {}, "service")),
    )


SCENARIO_FIELDS = ("id", "service", "acts", "as_of", "note")
STEP_FIELDS = ("name", "after", "opinions", "asked", "agreeing")
SERVICE_FIELDS = (
    "name", "code", "statutory", "promised", "kind", "joint", "preliminary", "hearing", "steps", "officers", "extension",
    "extends_promise", "basis", "certificate", "tolerable", "promisable", "promise_term", "protected", "periods",
    "valid_years", "closures",
)  # fmt: skip


def read_act(given: Any) -> Given:
    """One act. Raises Refusal (422): scenario_field_wrong, scenario_time_unreadable, scenario_role_unknown."""
    if not isinstance(given, Mapping) or not isinstance(given.get("act"), str):
        raise Refusal(
            "scenario_field_wrong", status=422, field="act", place="acts", wanted="a name of the table of acts"
        )
    role = _role(given.get("by"))
    who = str(given.get("who") or role.value)[:100]
    arguments = {name: value for name, value in given.items() if name not in ("act", "at", "by", "who")}
    if isinstance(word := arguments.get("opinion"), str):
        arguments["opinion"] = _OPINION.get(word.strip().lower(), word)
    return Given(given["act"], read_moment(given.get("at")), Actor(who, who, frozenset({role})), arguments)


def read_moment(given: Any) -> datetime:
    """A moment in ISO 8601; without an offset it is Asia/Shanghai. Raises Refusal scenario_time_unreadable."""
    try:
        moment = datetime.fromisoformat(given)
    except (TypeError, ValueError):
        raise Refusal("scenario_time_unreadable", status=422, value=str(given)[:60]) from None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)
    try:
        within_range(shanghai_date(moment))
    except OverflowError:
        raise Refusal("scenario_time_unreadable", status=422, value=str(given)[:60]) from None
    return moment


def _role(given: Any) -> Role:
    try:
        return Role(given)
    except ValueError:
        roles = ", ".join(Role)
        raise Refusal("scenario_role_unknown", status=422, role=str(given)[:40], roles=roles) from None


def _calendar(service: Mapping[str, Any]) -> Calendar:
    closures = _names(service, "closures")
    return _closed_on(closures) if closures else official_calendar()


@lru_cache(maxsize=64)
def _closed_on(closures: tuple[str, ...]) -> Calendar:
    """Kept for the scenarios of one district, which name the same days: a calendar counts all its days when first asked."""
    return official_calendar().with_closures([parse_date(day) for day in closures])


def _preliminary(given: Any) -> Term | None:
    if isinstance(given, bool):
        return PRELIMINARY if given else None
    return _read_term(given, "preliminary")


def _hearing(given: Any) -> Hearing:
    try:
        return Hearing(given)
    except ValueError:
        wanted = ", ".join(Hearing)
        raise Refusal("scenario_field_wrong", status=422, field="hearing", place="service", wanted=wanted) from None


def _step(given: Any) -> Step:
    if isinstance(given, str):
        return Step(given)
    if not isinstance(given, Mapping) or not isinstance(given.get("name"), str):
        raise Refusal("scenario_field_wrong", status=422, field="steps", place="service", wanted="names or objects")
    asked = _names(given, "asked")
    return Step(
        given["name"],
        after=_names(given, "after"),
        opinions=_at_least_one(given, "opinions", len(asked) or 1, "steps"),
        asked=asked,
        agreeing=_of_type(given, "agreeing", int, 0, "steps"),
    )


def _steps(service: Mapping[str, Any]) -> tuple[Step, ...]:
    steps = tuple(_step(step) for step in _of_type(service, "steps", list, [], "service"))
    if len({step.name for step in steps}) < len(steps):
        raise Refusal("scenario_field_wrong", status=422, field="steps", place="service", wanted="each name once")
    return steps


def _valid_years(service: Mapping[str, Any]) -> int | None:
    years: int | None = _of_type(service, "valid_years", int, None, "service")
    if years is not None and not 1 <= years <= MOST_YEARS:
        raise Refusal(
            "scenario_field_wrong", status=422, field="valid_years", place="service", wanted=f"1 to {MOST_YEARS}"
        )
    return years


def _at_least_one(given: Mapping[str, Any], field: str, default: int, place: str) -> int:
    value = _of_type(given, field, int, default, place)
    if value < 1:
        raise Refusal("scenario_field_wrong", status=422, field=field, place=place, wanted="1 or more")
    return int(value)


def _periods(given: Mapping[str, Any]) -> Periods:
    known = Periods.__dataclass_fields__
    return Periods(**{name: _read_term(value, name) for name, value in given.items() if name in known})


def _term(given: Mapping[str, Any], field: str, default: Term) -> Term:
    value = given.get(field)
    return default if value is None else _read_term(value, field)


def _optional_term(given: Mapping[str, Any], field: str, default: Term | None) -> Term | None:
    """A term; null where there is none, left out for the default."""
    if field not in given:
        return default
    return None if given[field] is None else _read_term(given[field], field)


def _read_term(given: Any, field: str) -> Term:
    if not isinstance(given, str):
        raise Refusal("scenario_field_wrong", status=422, field=field, place="service", wanted="20wd, 30d")
    return Term.parse(given)


def _flag(given: Mapping[str, Any], field: str) -> bool:
    return bool(_of_type(given, field, bool, False, "service"))


def _names(given: Mapping[str, Any], field: str) -> tuple[str, ...]:
    names: Sequence[Any] = _of_type(given, field, list, [], "service")
    if not all(isinstance(name, str) for name in names):
        raise Refusal("scenario_field_wrong", status=422, field=field, place="service", wanted="a list of names")
    return tuple(names)


def _of_type(given: Mapping[str, Any], field: str, kind: Callable[..., T], default: Any, place: str) -> Any:
    value = given.get(field)
    if value is None:
        return default
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):  # type: ignore[arg-type]
        wanted = getattr(kind, "__name__", str(kind))
        raise Refusal("scenario_field_wrong", status=422, field=field, place=place, wanted=wanted)
    return value


def unknown_fields(given: Mapping[str, Any]) -> tuple[Refusal, ...]:
    """Fields that a scenario does not have, of a scenario that could be read: ignored, and named in the answer."""
    service = given.get("service") or {}
    steps = [step for step in service.get("steps") or [] if isinstance(step, Mapping)]
    places: list[tuple[Mapping[str, Any], Collection[str], str]] = [
        (given, SCENARIO_FIELDS, "scenario"),
        (service, SERVICE_FIELDS, "service"),
        (service.get("periods") or {}, Periods.__dataclass_fields__, "periods"),
        *((step, STEP_FIELDS, "steps") for step in steps),
    ]
    return tuple(
        Refusal("scenario_field_unknown", status=422, field=str(field)[:40], place=place)
        for found, known, place in places
        for field in found
        if field not in known
    )


def day_in(years: int, first: date) -> date:
    """The eve of the anniversary: the last day of so many years from `first` on."""
    try:
        anniversary = first.replace(year=first.year + years)
    except ValueError:  # 29 February
        anniversary = date(first.year + years, 3, 1)
    return date.fromordinal(anniversary.toordinal() - 1)
