"""What a row of the table of acts consists of."""

from dataclasses import dataclass
from typing import Generic

from yimen.procedure.guards import F, GuardOf
from yimen.procedure.states import PermitState, Role, State
from yimen.procedure.words import Words

AnyState = State | PermitState


@dataclass(frozen=True)
class Argument:
    """One thing an act needs to be told.

    kind     "text" (a paragraph), "line" (one line), "items" (a list of lines), "choice", "date" (ISO 8601), "term"
             ("10wd", "30d"), "files" (a list of "material code SHA-256" lines; pages upload the files themselves) or
             "digests" (a list that the act makes of the files it is given, their SHA-256 or levels; nobody types them)
    private  names or words of persons, perhaps of third parties: kept apart from the ledger, where only a token stands
    choices  for "choice": value -> words; empty for what the case supplies (steps, obligations)
    """

    name: str
    title: Words
    kind: str = "text"
    required: bool = True
    choices: tuple[tuple[str, Words], ...] = ()
    limit: int = 2000
    private: bool = False


@dataclass(frozen=True)
class ActRow(Generic[F]):
    """One row of the table. `to` lists the states the act can lead to; none: the state stays.

    guards     asked about case and person; checks: about the arguments
    elsewhere  asked in states that are not among `from_states`, where the law has a more precise answer than "not now"
    offered    acts the platform itself does, or that have a page of their own, are not offered as buttons
    lapse      done by the platform when a period ends and nobody acted
    """

    act: str
    title: Words
    from_states: frozenset[AnyState]
    roles: tuple[Role, ...]
    event: str
    article: str
    to: tuple[AnyState, ...] = ()
    arguments: tuple[Argument, ...] = ()
    guards: tuple[GuardOf[F], ...] = ()
    checks: tuple[GuardOf[F], ...] = ()
    elsewhere: tuple[GuardOf[F], ...] = ()
    offered: bool = True
    lapse: bool = False


def one_of(name: str, title: Words, *choices: tuple[str, Words], required: bool = True) -> Argument:
    """An argument with choices."""
    return Argument(name, title, "choice", required=required, choices=choices)


NOTE = Argument("note", Words("备注", "Note"), required=False)
REASON = Argument("reason", Words("理由", "Reason"))
