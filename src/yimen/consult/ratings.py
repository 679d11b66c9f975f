"""What a visitor can say about a conversation, and what personal data are called."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REASONS: dict[str, Promise] = {
    "clear": _("The answer was clear"),
    "quick": _("It was quick"),
    "friendly": _("I was treated well"),
    "solved": _("My question is solved"),
    "unclear": _("The answer was not clear"),
    "slow": _("I waited too long"),
    "unfriendly": _("I was not treated well"),
    "unsolved": _("My question is not solved"),
}
GOOD = ("clear", "quick", "friendly", "solved")
STARS: dict[int, Promise] = {
    5: _("Very good"),
    4: _("Good"),
    3: _("Fair"),
    2: _("Bad"),
    1: _("Very bad"),
}
KIND_WORDS: dict[str, Promise] = {
    "email": _("an e-mail address"),
    "resident_id": _("a resident ID number"),
    "bank_card": _("a bank card number"),
    "mobile": _("a mobile number"),
    "name": _("the visitor's name"),
}
