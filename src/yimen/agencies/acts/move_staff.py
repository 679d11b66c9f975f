"""Move somebody to another post, section or organ from a day on, inside the posts that there are."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from yimen.accounts.models import User
from yimen.agencies.establishment.queries import revision_on
from yimen.agencies.models import Agency, Revision, Seat, Staff
from yimen.agencies.standing.queries import stays
from yimen.agencies.standing.rules import demand_seat
from yimen.agencies.standing.writing import demand_standing, last_version, seat_shown
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.procedure import ROLE_WORDS, Actor, Role

# The head of an organ moves people within it; where posts are kept, anywhere.
MOVERS = (Role.AGENCY_HEAD, Role.REFORM_OFFICE)


@dataclass(frozen=True)
class Post:
    """Where somebody is to sit. section: its name, empty for those who lead the organ; head: he leads the section."""

    agency: Agency
    section: str = ""
    title: str = ""
    head: bool = False


@transaction.atomic
def move_staff(
    user: User, post: Post, *, actor: Actor, now: datetime, valid_from: date, document: str, reason: str = ""
) -> Seat:
    """The seat, held from the day on; the one before ends the day before. Accounts keep their roles.

    Raises Refusal: move_needs_role, move_of_other_agency (403); move_document_missing, move_day_past, section_not_there (422);
    organ_gone, organ_undetermined, seat_starts_too_early, seat_same, seats_taken, heads_taken (409).
    """
    _demand_mover(user, post, actor)
    if not document.strip():
        raise Refusal("move_document_missing", status=422)
    today = shanghai_date(now)
    if valid_from < today:
        raise Refusal("move_day_past", status=422, day=valid_from.isoformat(), today=today.isoformat())
    Agency.objects.select_for_update(of=("self",)).get(pk=post.agency.pk)
    demand_standing(post.agency, last_version(post.agency))
    last = _last(user, now)
    if last is not None:
        _demand_other(last, post, valid_from, user)
    _demand_room(user, post, valid_from)
    if last is not None:
        last.valid_to = valid_from - timedelta(days=1)
        last.save(update_fields=["valid_to"])
    why = {"document": document.strip()[:80], "reason": reason.strip()[:500], "moved_at": now, "moved_by": actor.who}
    seat = Seat.objects.create(user=user, valid_from=valid_from, **vars(post), **why)
    if valid_from <= today:
        seat_shown(seat)
    return seat


def _demand_mover(user: User, post: Post, actor: Actor) -> None:
    if not actor.roles.intersection(MOVERS):
        raise Refusal("move_needs_role", status=403, role=ROLE_WORDS[Role.REFORM_OFFICE])
    here = Staff.objects.filter(user=user).values_list("agency__code", flat=True).first()
    if Role.REFORM_OFFICE not in actor.roles and {here, post.agency.code} != {actor.agency}:
        raise Refusal("move_of_other_agency", status=403, agency=post.agency.title)


def _last(user: User, now: datetime) -> Seat | None:
    """Where he sits or is to sit last; who was never moved gets a seat without a first day. Nothing for whoever has no post."""
    last = Seat.objects.filter(user=user, valid_to=None).first()
    staff = Staff.objects.filter(user=user).select_related("agency").first()
    if last is not None or staff is None:
        return last
    post = {"agency": staff.agency, "section": staff.section, "title": staff.title, "head": staff.head}
    return Seat.objects.create(user=user, moved_at=now, moved_by="system", **post)


def _demand_other(last: Seat, post: Post, begin: date, user: User) -> None:
    if last.valid_from is not None and begin <= last.valid_from:
        raise Refusal("seat_starts_too_early", name=user.name, begin=last.valid_from.isoformat())
    if (last.agency_id, last.section, last.title, last.head) == (post.agency.pk, post.section, post.title, post.head):
        raise Refusal("seat_same", name=user.name)


def _demand_room(user: User, post: Post, begin: date) -> None:
    revision = revision_on(post.agency, begin)
    if revision is None:
        raise Refusal("organ_undetermined", agency=post.agency.title, day=begin.isoformat())
    named, posts, heads = _posts(revision, post)
    demand_seat(named, posts, heads, stays(post.agency, post.section, begin, user.pk), begin, post.head)


def _posts(revision: Revision, post: Post) -> tuple[str, int, int]:
    """Name, posts and posts of heads of where he is to sit: a section of the day, or those who lead the organ."""
    if not post.section:
        return post.agency.title, revision.leaders, revision.leaders
    for section in revision.sections.all():
        if section.name == post.section:
            return section.title, section.posts, section.leaders
    raise Refusal("section_not_there", status=422, agency=post.agency.title, section=post.section[:80])
