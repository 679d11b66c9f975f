"""A pre-review on a page: what it amounts to, its findings material by material, and the pages with boxes drawn on them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from yimen.catalogue.content import ServiceContent
from yimen.prereview import queries
from yimen.prereview.findings import Outcome
from yimen.prereview.models import Review
from yimen.prereview.queries import Found, Shape

PageAddress = Callable[[UUID, int], str]
MARGIN = 6  # pixels of the page around what is boxed, so that the line does not run through it


@dataclass(frozen=True)
class Spot:
    """A finding on a page, in pixels of it; where it has no box, the whole page is meant."""

    found: Found
    left: int
    top: int
    width: int
    height: int

    @property
    def label(self) -> tuple[int, int]:
        """Where its number stands: at the upper left corner, inside the page."""
        return max(self.left, 18), max(self.top, 18)


@dataclass(frozen=True)
class Sheet:
    """One page with what was found on it. title: of the material; file: name of the file."""

    title: str
    file: str
    number: int
    href: str
    width: int
    height: int
    spots: tuple[Spot, ...]


@dataclass(frozen=True)
class Group:
    """The findings of one material."""

    code: str
    name: str
    found: tuple[Found, ...]


@dataclass(frozen=True)
class Shown:
    """A review as a page shows it.

    outdated  something was changed since; running: a newer one is under way
    """

    review: Review
    title: str
    words: str
    kind: str
    groups: tuple[Group, ...]
    sheets: tuple[Sheet, ...]
    outdated: bool = False
    running: bool = False

    @property
    def done(self) -> bool:
        """Whether it has a result."""
        return self.review.state == Review.State.DONE

    @property
    def number(self) -> int:
        """How many findings there are."""
        return sum(len(group.found) for group in self.groups)


def show(
    newest: Review,
    content: ServiceContent,
    basis: str,
    files: Mapping[UUID, str],
    address: PageAddress,
    *,
    staff: bool = False,
    clear: bool = True,
    pictures: bool = True,
) -> Shown:
    """The newest review that has a result. files: names by id; basis: of what is there now (`Gathered.basis`)."""
    review = queries.done_before(newest)
    found = queries.findings_of(review, content, clear=clear)
    title, words, kind = outcome_words(review)
    if staff:
        words = _("The applicant sees the same. It decides nothing; the pre-review is yours.")
    return Shown(
        review=review,
        title=title,
        words=words,
        kind=kind,
        groups=_grouped(found),
        sheets=_sheets(found, files, address) if pictures else (),
        outdated=review.state == Review.State.DONE and bool(basis) and review.basis != basis,
        running=newest.state in (Review.State.WAITING, Review.State.RUNNING),
    )


def outcome_words(review: Review) -> tuple[str, str, str]:
    """Title, sentence and kind of banner."""
    if review.state == Review.State.FAILED:
        return _("Not checked"), _("The check could not be finished. Ask for another one."), "warning"
    if review.state != Review.State.DONE:
        words = _("Your materials are being read, one or two seconds a page. You can go on meanwhile.")
        return _("The check is under way"), words, "information"
    if review.outcome == Outcome.COMPLETE:
        words = _("Everything that is needed is there, and nothing in it looked wrong to the machine.")
        return _("Complete, as far as a machine can see"), words, "success"
    if review.outcome == Outcome.PROBABLY_MISSING:
        words = _("Mend what you can before you hand in or come to the window; it saves you a way.")
        return _("Probably something is missing"), words, "warning"
    words = _("The machine could not decide on its own. An officer looks at it; you need not do anything.")
    return _("A human should look"), words, "information"


def picture_response(sha256: str, number: int) -> HttpResponse:
    """The picture of a page; whoever calls this has checked that the file may be seen. Raises Refusal page_not_found."""
    response = HttpResponse(queries.picture(sha256, number), content_type="image/jpeg")
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response


def _grouped(found: list[Found]) -> tuple[Group, ...]:
    groups: dict[str, list[Found]] = {}
    for each in found:
        groups.setdefault(each.material, []).append(each)
    return tuple(Group(code, each[0].name, tuple(each)) for code, each in groups.items())


def _sheets(found: list[Found], files: Mapping[UUID, str], address: PageAddress) -> tuple[Sheet, ...]:
    pages: dict[tuple[UUID, int], list[Found]] = {}
    for each in found:
        if each.file is not None and each.page and each.file in files:
            pages.setdefault((each.file, each.page), []).append(each)
    shapes = queries.shapes_of({each.sha256 for each in found if each.sha256}) if pages else {}
    sheets = []
    for (file, number), there in pages.items():
        if shape := shapes.get((there[0].sha256, number)):
            spots = tuple(_spot(each, shape) for each in there)
            href = address(file, number)
            sheets.append(Sheet(there[0].name, files[file], number, href, shape.width, shape.height, spots))
    return tuple(sheets)


def _spot(found: Found, shape: Shape) -> Spot:
    left, top, right, bottom = found.box or (0.0, 0.0, 1.0, 1.0)
    across, down = round(left * shape.width) - MARGIN, round(top * shape.height) - MARGIN
    wide, high = round((right - left) * shape.width) + 2 * MARGIN, round((bottom - top) * shape.height) + 2 * MARGIN
    return Spot(found, max(across, 4), max(down, 4), min(wide, shape.width - 8), min(high, shape.height - 8))
