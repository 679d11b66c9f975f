"""Who says what: rooms above register, for each kind of event, whom it concerns and the sentences it is told with.

A teller is asked by the worker, after the commit and in the transaction that marks the event as heard (`ledger.outbox`). It
may be asked twice: what it gives is told once, by `Told.key`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from yimen.ledger import outbox
from yimen.ledger.outbox import Heard
from yimen.notices.words import Sentence

LISTENER = "notices.tell"


@dataclass(frozen=True)
class Recipient:
    """Somebody to tell: an account, or who left only a phone number (11 digits) at the counter."""

    user_id: int | None = None
    phone: str = ""


@dataclass(frozen=True)
class Told:
    """One happening as it is told to these people.

    kind    of the registered sentences; key: the happening, such as "case:310113…:4"
    at      when it happened; link: path of the reader's page about it
    public  path of a page for somebody without an account
    """

    kind: str
    key: str
    about: str
    at: datetime
    link: str
    to: tuple[Recipient, ...]
    values: Mapping[str, Any] = field(default_factory=dict)
    public: str = "/"


Teller = Callable[[Heard], Iterable[Told]]

_sentences: dict[str, Sentence] = {}
_tellers: dict[str, Teller] = {}


def say_kinds(sentences: Mapping[str, Sentence]) -> None:
    """Take a room's sentences by kind. Raises ValueError where another room has the kind already."""
    for kind, sentence in sentences.items():
        if _sentences.setdefault(kind, sentence) is not sentence:
            raise ValueError(f"two sentences for the notice {kind!r}")


def register(events: Iterable[str], teller: Teller) -> None:
    """Ask this teller about these events (in `apps.ready`)."""
    for event in events:
        _tellers[event] = teller
        outbox.listen(event, hear, name=LISTENER)


def hear(heard: Heard) -> None:
    """The listener: tell what the room of this event has to tell."""
    from yimen.notices.acts.tell import tell

    for told in _tellers[heard.kind](heard):
        tell(told, now=heard.now)


def sentence_of(kind: str) -> Sentence | None:
    """The sentence of a kind; None for one that is no longer said."""
    return _sentences.get(kind)


def sentences() -> dict[str, Sentence]:
    """All kinds with their sentences (for the API and for tests)."""
    return dict(_sentences)
