"""Tags and filters of all pages: words in the reader's language, dates, components."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BoundField
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from yimen.catalogue import handling
from yimen.catalogue.content import ServiceContent
from yimen.catalogue.handling import Handled
from yimen.procedure import STATE_WORDS, State
from yimen.search.marking import excerpt as excerpt_of
from yimen.search.marking import marked
from yimen.web.components.values import Choice, FieldView, Problem

register = template.Library()

ICONS = Path(__file__).resolve().parents[1] / "icon"
STATE_COLOURS = {
    State.SUBMITTED: "blue",
    State.PRE_REVIEWED: "blue",
    State.CORRECTION: "amber",
    State.ACCEPTED: "violet",
    State.GRANTED: "green",
    State.DELIVERED: "green",
    State.REFUSED: "red",
    State.NOT_ACCEPTED: "red",
    State.WITHDRAWN: "grey",
    State.TERMINATED: "grey",
}
MOST_RANGES = 5
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def _english() -> bool:
    return (get_language() or "").startswith("en")


@register.filter
def text(value: Any) -> str:
    """A text in two languages ({"zh", "en"}, `Text`, `Words`) in the reader's; anything else as it is."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        zh, en = value.get("zh", ""), value.get("en", "")
    else:
        zh, en = getattr(value, "zh", None), getattr(value, "en", "")
    if zh is None:
        return str(value)
    return str(en if en and _english() else zh)


@register.filter
def day(value: date | datetime | str | None) -> str:
    """2026年11月23日, or 23 November 2026. Times are turned to Shanghai's day first."""
    if not value:
        return ""
    if isinstance(value, str):
        value = date.fromisoformat(value[:10])
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    if _english():
        return f"{value.day} {MONTHS[value.month - 1]} {value.year}"
    return f"{value.year}年{value.month}月{value.day}日"  # both languages


@register.filter
def short_day(value: date | datetime | None) -> str:
    """2026-11-23: for dense tables."""
    if not value:
        return ""
    return (timezone.localtime(value).date() if isinstance(value, datetime) else value).isoformat()


@register.filter
def day_ranges(days: Iterable[date]) -> str:
    """Days in short, those that follow on each other joined: 10-01 – 10-03, 10-06. Of many only the first and the last."""
    runs: list[list[date]] = []
    for each in sorted(days):
        if runs and (each - runs[-1][-1]).days == 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    ends = [[f"{end:%m-%d}" for end in dict.fromkeys((run[0], run[-1]))] for run in runs]
    told = [" – ".join(pair) for pair in ends]
    return ", ".join(told if len(told) <= MOST_RANGES else [*told[:2], "…", told[-1]])


@register.filter
def month_name(value: date) -> str:
    """2016年2月, February 2016."""
    return value.strftime("%B %Y") if _english() else f"{value.year}年{value.month}月"  # both languages


@register.filter
def weekday(value: date) -> str:
    """星期三, Wednesday."""
    names = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))
    return names[value.weekday()]


@register.filter
def moment(value: datetime | str | None) -> str:
    """2026年11月23日 09:30, or 23 November 2026, 09:30; Shanghai time."""
    if not value:
        return ""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    local = timezone.localtime(value)
    return f"{day(local)}{',' if _english() else ''} {local:%H:%M}"


@register.filter
def time_of_day(value: datetime) -> str:
    """09:30; Shanghai time."""
    return f"{timezone.localtime(value):%H:%M}"


@register.filter
def term(value: Any) -> str:
    """A term such as "5wd" in words: 5 个工作日, 5 working days; 0 working days is on the spot."""
    if not value:
        return ""
    written = str(value)
    amount = int(written.removesuffix("wd").removesuffix("d"))
    if amount == 0:
        return _("on the spot")
    if written.endswith("wd"):
        return ngettext("%(n)d working day", "%(n)d working days", amount) % {"n": amount}
    return ngettext("%(n)d calendar day", "%(n)d calendar days", amount) % {"n": amount}


@register.filter
def size(value: int | None) -> str:
    """Bytes as kB or MB (powers of 1000, as the limits are told)."""
    amount = int(value or 0)
    return f"{amount / 1_000_000:.1f} MB" if amount >= 1_000_000 else f"{max(1, round(amount / 1000))} kB"


@register.filter
def item(mapping: Mapping[Any, Any] | None, key: Any) -> Any:
    """mapping[key], or nothing."""
    return (mapping or {}).get(key)


@lru_cache(maxsize=128)
def _icon(name: str) -> SafeString:
    if not name.replace("_", "").isalnum():
        raise template.TemplateSyntaxError(f"no icon {name!r}")
    return mark_safe((ICONS / f"{name}.svg").read_text(encoding="utf-8").strip())  # our own files


@register.simple_tag
def icon(name: str) -> SafeString:
    """One of the drawings in components/icon; purely decorative, so words must stand beside it."""
    return _icon(name)


@register.simple_tag(takes_context=True)
def query(context: template.Context, **changes: Any) -> str:
    """This page's address with some query values changed; None or "" takes one out."""
    request: HttpRequest = context["request"]
    values = request.GET.copy()
    for name, value in changes.items():
        values.pop(name, None)
        if value not in (None, ""):
            values[name] = str(value)
    return f"?{values.urlencode()}" if values else request.path


@register.filter
def highlight(value: str, words: str) -> SafeString:
    """The text with what was searched for marked, by characters, words or meaning."""
    return _marks(marked(str(value), str(words or "")))


@register.filter
def excerpt(value: str, words: str) -> SafeString:
    """The part of a text around what was searched for, marked."""
    return _marks(excerpt_of(str(value), str(words or "")))


def _marks(pieces: Iterable[tuple[str, bool]]) -> SafeString:
    made = (format_html("<mark>{}</mark>", piece) if found else escape(piece) for piece, found in pieces)
    return mark_safe("".join(made))  # every piece was escaped


@register.inclusion_tag("search/field.html")
def search_field(id: str, name: str, value: str = "", autofocus: bool = False) -> dict[str, Any]:
    """A search field that suggests services while somebody types; without scripts a plain field."""
    return {"id": id, "name": name, "value": value, "autofocus": autofocus, "address": "/search/suggestions"}


@register.filter
def handled(content: ServiceContent, service: str) -> list[Handled]:
    """The handling items of a guide with what each leaves to the service, and their codes. service: its code."""
    return handling.handled(content, service)


@register.inclusion_tag("field/template.html")
def field(view: FieldView | BoundField | None = None, dense: bool = False, **parts: Any) -> dict[str, Any]:
    """A form field with label, hint and error: a FieldView, a bound field of a Django form, or its parts by name."""
    if isinstance(view, BoundField):
        view = _from_bound(view)
    elif view is None:
        parts.setdefault("id", f"field-{parts['name']}")
        parts["value"] = "" if parts.get("value") is None else str(parts["value"])
        choices = parts.pop("choices", ())
        parts["choices"] = tuple(
            entry
            if isinstance(entry, Choice)
            else Choice(
                str(entry[0]),
                str(entry[1]),
                str(entry[0]) == parts["value"],
                parts["id"] + (f"-{place}" if place else ""),
            )
            for place, entry in enumerate(choices)
        )
        view = FieldView(**parts)
    return {"view": view, "dense": dense}


def _from_bound(bound: BoundField) -> FieldView:
    kind = getattr(bound.field.widget, "input_type", None) or (
        "select" if hasattr(bound.field, "choices") else "textarea"
    )
    value = bound.value()
    return FieldView(
        name=bound.html_name,
        id=bound.id_for_label or f"field-{bound.html_name}",
        title=str(bound.label),
        widget={"select": "select", "textarea": "textarea"}.get(kind, kind),
        hint=str(bound.help_text),
        value="" if value is None or kind == "password" else str(value),
        error=" ".join(str(error) for error in bound.errors),
        required=bound.field.required,
        autocomplete=str(bound.field.widget.attrs.get("autocomplete", "")),
        choices=tuple(
            Choice(str(key), str(words), str(key) == str(value))
            for key, words in getattr(bound.field, "choices", ())
            if key
        ),
    )


@register.inclusion_tag("error_summary/template.html")
def error_summary(errors: Any = (), title: str = "") -> dict[str, Any]:
    """The box on top of a form that failed: every problem with a link to its field. Takes Problems or a Django form."""
    if hasattr(errors, "errors") and hasattr(errors, "fields"):
        form = errors
        errors = [Problem(str(error)) for error in form.non_field_errors()]
        errors += [
            Problem(str(error), f"#{form[name].id_for_label}") for name in form.fields for error in form[name].errors
        ]
    elif isinstance(errors, str):
        errors = [Problem(errors)] if errors else []
    return {"errors": list(errors or ()), "title": title}


@register.inclusion_tag("cited/template.html")
def cited(text: str, pieces: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """A text that names laws; pieces: what `components.laws.linked` made of the page's texts. Without them the plain text."""
    return {"text": text, "pieces": (pieces or {}).get(text)}


@register.filter
def basis_text(basis: Any) -> str:
    """A legal basis of a guide in one line: the law, and its article."""
    return f"《{basis.law.strip('《》')}》{basis.article}"


@register.filter
def law_part(place: str) -> str:
    """Which part of a guide names a law, by its place: materials[identity].basis."""
    words = {
        "legal_basis": _("Legal basis"),
        "basis": _("Legal basis"),
        "materials": _("Materials"),
        "fee": _("Fee"),
        "terms": _("Time limits"),
        "conditions": _("Conditions"),
        "visit_reason": _("Visits"),
        "steps": _("Procedure"),
        "items": _("Handling items"),
    }
    return words.get(place.split("[")[0].split(".")[0], place)


@register.inclusion_tag("tag_state/template.html")
def tag_state(state: str) -> dict[str, str]:
    """The state of a case as a word on a colour."""
    known = State(state)
    return {"word": text(STATE_WORDS[known]), "colour": STATE_COLOURS[known]}


@register.inclusion_tag("pagination/template.html", takes_context=True)
def pagination(context: template.Context, page: Page[Any]) -> dict[str, Any]:
    """Links to the other pages of a list; nothing where one page holds all."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    return {"page": page, "numbers": list(numbers), "request": context["request"]}


@register.inclusion_tag("summary_list/template.html")
def summary_list(rows: Iterable[Any]) -> dict[str, Any]:
    """Keys and values, each perhaps with a link to change it."""
    rows = list(rows)
    return {"rows": rows, "any_action": any(row.href for row in rows)}


@register.inclusion_tag("task_list/template.html")
def task_list(tasks: Iterable[Any]) -> dict[str, Any]:
    """Tasks with title, href, hint, state (word) and colour."""
    return {"tasks": list(tasks)}


@register.inclusion_tag("steps/template.html")
def steps(stops: Iterable[Any]) -> dict[str, Any]:
    """Where a person stands in a form."""
    stops = list(stops)
    return {"steps": stops, "position": next((number for number, stop in enumerate(stops, 1) if stop.current), 1)}


@register.inclusion_tag("banner/template.html")
def banner(message: str = "", title: str = "", kind: str = "information") -> dict[str, str]:
    """A message: kind information, success, warning or error."""
    return {"message": message, "title": title, "kind": kind}


@register.inclusion_tag("empty/template.html")
def empty(title: str, message: str = "", href: str = "", label: str = "", name: str = "folder") -> dict[str, str]:
    """What a list says that has nothing in it."""
    return {"title": title, "message": message, "href": href, "label": label, "name": name}
