"""Laws and their articles by day. People's files become drafted changes of the law; the operator enters first loads and history."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from yimen.errors import Refusal
from yimen.exchange.kinds.base import Cells, ListKind, Order
from yimen.exchange.kinds.law_columns import COLUMNS, HEAD
from yimen.laws.acts.draft_amendment import Head, draft_amendment
from yimen.laws.amending import EARLIEST, ENDED, LATEST
from yimen.laws.citations import law_key
from yimen.laws.entering import Row, enter_law
from yimen.laws.models import Amendment, Article, ArticleVersion, Law, LawChange, LawVersion
from yimen.laws.places import parse_place
from yimen.laws.texts import tidy
from yimen.spreadsheets import Finding, error

COMPARED = (*HEAD, "text")


def rows(_district: str, keys: Sequence[str] | None = None) -> Iterator[Cells]:
    """All laws, by key: a row for each version that brought no article, then the wordings of each article."""
    found = Law.objects.order_by("key")
    if keys is not None:
        found = found.filter(name__in=keys)
    for law in found.iterator(chunk_size=200):
        for version in law.versions.filter(articles=None).order_by("version"):
            yield _cells(law, "", version, version)
        wordings = ArticleVersion.objects.filter(article__law=law).select_related("article", "by")
        for wording in wordings.order_by("article__number", "article__insert", "version").iterator(chunk_size=500):
            yield _cells(law, str(wording.article.place), wording, wording.by, wording.text)


def drafted(district: str, keys: Sequence[str] | None = None) -> Iterator[Cells]:
    """The same, and what changes on their way will say of the articles that they write."""
    yield from rows(district, keys)
    wanted = set(keys or ())
    for amendment in Amendment.objects.exclude(status__in=ENDED).select_related("law"):
        if amendment.name not in wanted:
            continue
        head = {
            name: _said(getattr(amendment.law, name) if amendment.law else amendment.head.get(name, ""))
            for name in HEAD
        }
        whole = head | {"law": amendment.name, "valid_from": amendment.valid_from.isoformat(), "valid_to": ""}
        yield whole | {"article": "", "document": amendment.document, "text": ""}
        for each in amendment.changes:
            if each["text"] is not None:
                place = str(parse_place(each["article"]))
                yield whole | {"article": place, "document": amendment.document, "text": each["text"]}


def _cells(law: Law, article: str, held: LawVersion | ArticleVersion, by: LawVersion, text: str = "") -> Cells:
    return {name: _said(getattr(law, name)) for name in HEAD} | {
        "law": law.name,
        "article": article,
        "valid_from": held.valid_from.isoformat() if held.valid_from else "",
        "valid_to": held.valid_to.isoformat() if held.valid_to else "",
        "document": by.document,
        "text": text,
    }


def _said(value: object) -> str:
    return ("1" if value else "0") if isinstance(value, bool) else str(value)


class LawChecker:
    """Laws by the name they have here, articles by their number in words, days in order; what the file leaves open tells nothing."""

    def __init__(self, _order: Order) -> None:
        self.known: dict[str, Law] = {}

    def check(self, given: Sequence[tuple[int, Mapping[str, str]]]) -> list[tuple[Cells, list[Finding]]]:
        """One query."""
        keys = {law_key(cells["law"]) for _number, cells in given}
        self.known = {law.key: law for law in Law.objects.filter(key__in=keys)}
        return [self._looked(number, dict(cells)) for number, cells in given]

    def _looked(self, number: int, cells: Cells) -> tuple[Cells, list[Finding]]:
        found = []
        law = self.known.get(law_key(cells["law"]))
        if not law_key(cells["law"]):
            found.append(error(number, "law_name_missing", "law"))
        cells["law"] = law.name if law else cells["law"].strip("《》 \u3000")
        if cells.get("article"):
            place = parse_place(cells["article"][:40])
            if place is None or place != place.of_article:
                found.append(error(number, "law_article_wrong", "article", place=cells["article"][:40]))
            cells["article"] = str(place)
        found += _days(number, cells)
        if "text" in cells:
            cells["text"] = tidy(cells["text"])
        for name in (*HEAD, "text"):
            if cells.get(name, "") in ("", "0"):
                cells.pop(name, None)
        if law is not None:
            found += _head(number, cells, law)
        return cells, found


def _days(number: int, cells: Mapping[str, str]) -> Iterator[Finding]:
    days = [(name, date.fromisoformat(cells[name])) for name in ("valid_from", "valid_to") if cells.get(name)]
    for name, day in days:
        if not EARLIEST <= day <= LATEST:
            yield error(number, "law_day_out_of_range", name, day=day.isoformat())
    if len(days) == 2 and days[1][1] < days[0][1]:
        yield error(number, "row_days_reversed", "valid_to", first=cells["valid_from"], last=cells["valid_to"])


def _head(number: int, cells: Mapping[str, str], law: Law) -> Iterator[Finding]:
    """What is known of a law is not told otherwise by a file."""
    for name in HEAD:
        before = _said(getattr(law, name))
        if name in cells and before not in ("", "0", cells[name]):
            title = next(column.zh for column in COLUMNS if column.key == name)
            yield error(number, "law_row_head", name, law=law.name, field=title, value=before[:80])


class LawWriter:
    """The rows of each law: entered as they are, for the operator; for everybody else a drafted change of the law."""

    def __init__(self, order: Order) -> None:
        self.order = order

    def write(self, given: Sequence[Mapping[str, str]]) -> None:
        """Raises Refusal as `enter_law`, or as `draft_amendment` and `_Change`."""
        told: dict[str, list[Mapping[str, str]]] = {}
        for cells in given:
            told.setdefault(cells["law"], []).append(cells)
        for name, own in told.items():
            if self.order.operator:
                values = [_row(cells) for cells in own]
                enter_law(values, now=self.order.now, who=self.order.actor.who, reason=self.order.reason)
            else:
                _Change(Law.objects.filter(key=law_key(name)).first(), name, own).draft(self.order)


def _row(cells: Mapping[str, str]) -> Row:
    head = {name: cells.get(name, "") for name in HEAD}
    article = cells.get("article", "")
    return Row(
        line=0,
        law=cells["law"],
        head=head,
        place=parse_place(article) if article else None,
        begin=_day(cells, "valid_from"),
        end=_day(cells, "valid_to"),
        document=cells.get("document", ""),
        text=cells.get("text", ""),
    )


def _day(cells: Mapping[str, str], name: str) -> date | None:
    return date.fromisoformat(cells[name]) if cells.get(name) else None


@dataclass(frozen=True)
class _Change:
    """What a file wants of one law. law: nothing where it is not entered yet."""

    law: Law | None
    name: str
    told: Sequence[Mapping[str, str]]

    def draft(self, order: Order) -> None:
        """Raises Refusal: law_row_text, law_row_history (409), law_row_day_missing, law_rows_differ (422), those of the act."""
        self._refuse_history()
        begins = self._of("valid_from")
        documents = self._of("document")
        if not begins:
            raise Refusal("law_row_day_missing", status=422, law=self.name)
        if len(begins) > 1 or len(documents) > 1:
            raise Refusal("law_rows_differ", status=422, law=self.name)
        draft_amendment(
            self.law,
            LawChange.AMEND if self.law else LawChange.ENACT,
            actor=order.actor,
            now=order.now,
            valid_from=date.fromisoformat(begins.pop()),
            document=next(iter(documents), ""),
            reason=order.reason,
            changes=[(cells["article"], cells.get("text", "")) for cells in self.told if cells.get("article")],
            head=None if self.law else self._head(),
        )

    def _of(self, name: str) -> set[str]:
        return {cells[name] for cells in self.told if cells.get(name)}

    def _head(self) -> Head:
        said: dict[str, Any] = {name: next(iter(self._of(name)), "") for name in HEAD}
        return Head(self.name, **(said | {"whole": said["whole"] == "1"}))

    def _refuse_history(self) -> None:
        """A draft changes the law from a day on; what was before, and texts that were left open, are not drafted."""
        known = self._known()
        for cells in self.told:
            named: dict[str, Any] = {"law": self.name, "place": cells.get("article", "")}
            if cells.get("valid_to"):
                raise Refusal("law_row_history", **named, day=cells["valid_to"])
            if (cells.get("article", ""), cells.get("valid_from", "")) in known:
                raise Refusal("law_row_text", **named)

    def _known(self) -> set[tuple[str, str]]:
        if self.law is None:
            return set()
        wordings: Iterable[ArticleVersion] = ArticleVersion.objects.filter(article__law=self.law).select_related(
            "article"
        )
        entered = {
            (str(each.article.place), each.valid_from.isoformat() if each.valid_from else "") for each in wordings
        }
        days = self.law.versions.values_list("valid_from", flat=True)
        return entered | {("", day.isoformat() if day else "") for day in days}


LAWS = ListKind(
    name="laws",
    zh="法律法规条文",
    en="Laws and articles",
    about_zh="法律、法规、规章和文件的条文，一行一条的一段有效期。",
    about_en="The articles of laws, regulations, rules and documents: a row for each article and span of days.",
    then_zh="导入后成为待法制机构审查的法律变动，一部法律一次一个变动；历史条文和首次批量录入由系统管理员用命令行完成。",
    then_en="What comes in is a drafted change of the law, which the legal office reviews and the reform office puts in force, one change "
    "of a law at a time. First loads and history are entered by the operator, with `yimen laws import`.",
    columns=COLUMNS,
    key=("law", "article", "valid_from"),
    compared=COMPARED,
    rows=rows,
    drafted=drafted,
    owner=lambda cells: cells.get("law", ""),
    tried=True,
    checker=LawChecker,
    writer=LawWriter,
    tables=tuple(model._meta.db_table for model in (Law, LawVersion, Article, ArticleVersion, Amendment)),
)
