"""Guards of tolerated gaps (容缺受理) and promises (告知承诺): what may follow later, and what then is owed."""

from yimen.errors import Refusal
from yimen.procedure.casefile import CaseFile
from yimen.procedure.guards.values import Attempt

PROMISE = "上海市优化营商环境条例 27"


def service_tolerates_gaps(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """A service lists what may follow later, or nothing may."""
    if not attempt.rules.tolerable:
        return Refusal("nothing_tolerable", article="容缺受理")
    return None


def gap_is_tolerable(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """Only what the service lists, and each once."""
    owed = {each.item for each in file.obligations}
    foreign = [item for item in attempt.arguments["items"] if item not in attempt.rules.tolerable or item in owed]
    if foreign:
        return Refusal("gap_not_tolerable", article="容缺受理", items="、".join(foreign))
    return None


def service_takes_promises(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """A promise stands for a condition only where the service was opened to it."""
    if not attempt.rules.promisable:
        return Refusal("nothing_promisable", article=PROMISE)
    return None


def item_is_promisable(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """Only what the service lists, and each once."""
    owed = {each.item for each in file.obligations}
    foreign = [item for item in attempt.arguments["items"] if item not in attempt.rules.promisable or item in owed]
    if foreign:
        return Refusal("not_promisable", article=PROMISE, items="、".join(foreign))
    return None


def something_is_owed(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """Something is still open or late."""
    if not file.owed("open", "lapsed", "rectifying"):
        return Refusal("nothing_owed", article=PROMISE)
    return None


def item_is_owed(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """What is handed in or confirmed is one of the things owed."""
    item = attempt.arguments["item"]
    owed = [each.item for each in file.owed("open", "lapsed", "rectifying")]
    if item not in owed:
        return Refusal("item_not_owed", status=422, item=item, items="、".join(owed) or "-")
    return None


def a_promise_lapsed(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """Rectification is ordered when a promise was not kept in time."""
    if not file.owed("lapsed", kind="promise"):
        return Refusal("no_promise_lapsed", article=PROMISE)
    return None


def item_lapsed(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """The order names a promise that was not kept."""
    item = attempt.arguments["item"]
    if item not in [each.item for each in file.owed("lapsed", kind="promise")]:
        return Refusal("item_not_lapsed", status=422, article=PROMISE, item=item)
    return None


def obligation_period_is_over(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """The platform calls an obligation late only when its period is over."""
    item = attempt.arguments["item"]
    runs = [run for run in file.running("obligation", "rectification") if run.about == item]
    if not any(attempt.day > attempt.due(run) for run in runs):
        return Refusal("term_not_over", article=PROMISE)
    return None
