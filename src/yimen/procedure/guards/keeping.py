"""Guards of erasing what is kept beside the ledger (个人信息保护法 47)."""

from yimen.errors import Refusal
from yimen.procedure.casefile import CaseFile
from yimen.procedure.guards.values import Attempt

ARTICLE = "个人信息保护法 47"


def something_private_is_kept(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """Only what is there can be erased."""
    if not file.private_kept:
        return Refusal("nothing_private_kept", article=ARTICLE)
    return None


def what_is_erased_is_kept(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """Nothing is erased twice: the ledger would tell of a second time that never was."""
    what = attempt.arguments["what"]
    if what != "all" and what not in file.private_kept:
        return Refusal("private_kind_not_kept", article=ARTICLE, what=what, kept=", ".join(file.private_kept))
    return None
