"""What can be done to parties, one verb a file."""

from yimen.parties.acts.answer_authority import accept_authority, decline_authority
from yimen.parties.acts.end_authority import give_back_authority, withdraw_authority

# What pages and API call by name; each takes account, authority and time.
AUTHORITY_ACTS = {
    "accept": accept_authority,
    "decline": decline_authority,
    "withdraw": withdraw_authority,
    "give_back": give_back_authority,
}
