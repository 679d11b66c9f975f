"""Who rests on an article: rooms above say it, each for what it keeps, so that this room need not know them.

A room registers a finder when it is loaded (`apps.ready`); the list before an amendment, and its tasks, come from all of them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise

from yimen.laws.models import Law, Task
from yimen.laws.places import Place
from yimen.procedure import Actor


@dataclass(frozen=True)
class Hit:
    """One place that names the law.

    kind, subject  which thing it is in its room: "service" and its code;  title: its name;  owner: short code of its agency
    place, text    where in it, and what stands there;  cited: which article it names; nothing: the law as a whole
    """

    kind: str
    subject: str
    title: str
    owner: str
    place: str
    text: str
    cited: Place | None = None


# (key of the law, its articles or nothing for all of it, day) -> hits of what is in force on that day or later
Finder = Callable[[str, Sequence[Place] | None, date], Iterable[Hit]]


# What a room does when a task about one of its things was answered, within that act.
Listener = Callable[[Task, Actor, datetime], None]


@dataclass(frozen=True)
class Kind:
    label: "str | Promise"
    find: Finder
    heard: Listener | None = None


_KINDS: dict[str, Kind] = {}


def register(name: str, label: "str | Promise", find: Finder, heard: Listener | None = None) -> None:
    """Take a kind of thing that rests on law. The name is kept in tasks and never given to another one.

    heard  what to do when somebody has answered a task about one of them
    """
    _KINDS[name] = Kind(label, find, heard)


def tell(task: Task, actor: Actor, now: datetime) -> None:
    """Tell the room whose thing it is that the task has been answered."""
    kind = _KINDS.get(task.kind)
    if kind is not None and kind.heard is not None:
        kind.heard(task, actor, now)


def label(name: str) -> str:
    """What a kind is called in the current language."""
    return str(_KINDS[name].label) if name in _KINDS else name


def hits(law: Law, places: Sequence[Place] | None, day: date) -> list[Hit]:
    """Everything that rests on these articles (nothing: on any) on a day or later, kind by kind in the order of rooms."""
    return [hit for kind in _KINDS.values() for hit in kind.find(law.key, places, day)]
