"""Who does not count: programs that say what they are. The rule is short, and written here alone.

A browser's name holds "Mozilla/5.0". What does not, and whatever names itself as one of these, is no visitor. Programs that
pretend to be browsers are counted: to tell them apart one would have to watch people.
"""

import re

# CUBOT is a make of telephones.
_PROGRAMS = re.compile(
    r"(?<!cu)bot\b|crawl|spider|slurp|archiver|scan|monitor|check|preview|fetch|headless|lighthouse|facebookexternalhit|python|curl|wget|java/|go-http",
    re.IGNORECASE,
)


def is_person(agent: str) -> bool:
    """Whether somebody with this User-Agent counts as a visitor."""
    return agent.startswith("Mozilla/5.0") and _PROGRAMS.search(agent) is None
