"""What the last checks of the ledger found, for the figures of the operators."""

from yimen.ledger.models import Examination


def latest_examinations() -> list[Examination]:
    """The newest check of each subject (chains, projections, roots, permits), where there was one."""
    return list(Examination.objects.order_by("subject", "-at").distinct("subject"))
