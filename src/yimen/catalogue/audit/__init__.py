"""The consistency rules of the catalogue: over one guide (`audit`), one row of the list (`audit_entry`), a whole list."""

from yimen.catalogue.audit.content_rules import RULES, audit
from yimen.catalogue.audit.item_rules import ITEM_RULES
from yimen.catalogue.audit.law_rules import audit_citations
from yimen.catalogue.audit.list_rules import ENTRY_RULES, audit_entry
from yimen.catalogue.audit.values import Entry, Finding, Severity
from yimen.catalogue.audit.words import RULE_WORDS, RuleWords, say, severity

__all__ = [
    "ENTRY_RULES",
    "ITEM_RULES",
    "RULES",
    "RULE_WORDS",
    "Entry",
    "Finding",
    "RuleWords",
    "Severity",
    "audit",
    "audit_citations",
    "audit_entry",
    "say",
    "severity",
]
