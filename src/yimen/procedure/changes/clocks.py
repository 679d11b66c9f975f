"""Starting, stopping and ending the clocks of a case."""

from datetime import date

from yimen.clock import Term
from yimen.procedure.casefile import CaseFile, ClockRun
from yimen.procedure.copying import replace

# The periods that bind the organ: their colours warn its people. The others bind applicants and third parties.
ORGAN_CLOCKS = frozenset({"correct", "preliminary", "decide", "promise", "hearing", "deliver"})
# The periods for the decision stand while experts test or a hearing is held (45); nobody else's do.
STOPPABLE = frozenset({"preliminary", "decide", "promise"})


def start(file: CaseFile, name: str, day: date, term: Term, article: str, about: str = "") -> CaseFile:
    """A clock begins with an event on `day`."""
    # A clock that begins while the others stand, as after a preliminary opinion, stands with them.
    spans = tuple(span for span in file.spans if span.end is None) if name in STOPPABLE else ()
    return replace(file, clocks=(*file.clocks, ClockRun(name, day, term, article, spans, about=about)))


def end(file: CaseFile, day: date, *names: str, about: str = "") -> CaseFile:
    """The running clocks of these names end (of one thing, where `about` names it)."""
    ended = (
        replace(run, ended=day) if run.ended is None and run.name in names and about in ("", run.about) else run
        for run in file.clocks
    )
    return replace(file, clocks=tuple(ended))


def end_all(file: CaseFile, day: date) -> CaseFile:
    """Nothing runs any more."""
    return end(file, day, *(run.name for run in file.clocks))


def hold(file: CaseFile) -> CaseFile:
    """The case with its stops on every clock that they hold up."""
    clocks = (
        replace(run, stops=file.spans) if run.ended is None and run.name in STOPPABLE else run for run in file.clocks
    )
    return replace(file, clocks=tuple(clocks))


def extended(file: CaseFile, name: str, by: Term) -> CaseFile:
    """The running clock of this name with a longer term."""
    clocks = (
        replace(run, term=Term(run.term.amount + by.amount, run.term.unit), extended_by=by)
        if run.ended is None and run.name == name
        else run
        for run in file.clocks
    )
    return replace(file, clocks=tuple(clocks))
