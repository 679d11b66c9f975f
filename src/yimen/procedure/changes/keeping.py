"""How the keeping of personal data beside the ledger changes a case: what was told, and what was erased since."""

from yimen.clock import shanghai_date
from yimen.procedure.casefile import CaseFile, Erased
from yimen.procedure.copying import replace
from yimen.procedure.rules import ServiceRules
from yimen.procedure.values import Event


def keeping(file: CaseFile, *kinds: str) -> CaseFile:
    """The case with these kinds of private values beside its ledger: "form", "names", "statements", "records"."""
    return replace(file, private_kept=tuple(dict.fromkeys((*file.private_kept, *kinds))))


def private_erased(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    what = event.data["what"]
    kinds = file.private_kept if what == "all" else (what,)
    told = Erased(kinds, shanghai_date(event.at), event.who, event.role, event.data["reason"], event.data["basis"])
    kept = tuple(kind for kind in file.private_kept if kind not in kinds)
    return replace(file, private_kept=kept, erased=(*file.erased, told))
