"""What one version of a service says, part by part a file; `ServiceContent` holds them all, `Handbook` stands beside it."""

from yimen.catalogue.content.handbook import PARTS, Approver, Handbook, Instruction, Risk
from yimen.catalogue.content.item import HandlingItem
from yimen.catalogue.content.material import Material, MediaType
from yimen.catalogue.content.outcome import Fee, FeeItem, Question, Result
from yimen.catalogue.content.parts import Condition, LegalBasis, Strict, Text
from yimen.catalogue.content.places import Office, Window
from yimen.catalogue.content.service import ServiceContent, problems
from yimen.catalogue.content.way import SpecialProcedure, Stage, Step, Terms

__all__ = [
    "PARTS",
    "Approver",
    "Condition",
    "Fee",
    "FeeItem",
    "Handbook",
    "HandlingItem",
    "Instruction",
    "LegalBasis",
    "Material",
    "MediaType",
    "Office",
    "Question",
    "Result",
    "Risk",
    "ServiceContent",
    "SpecialProcedure",
    "Stage",
    "Step",
    "Strict",
    "Terms",
    "Text",
    "Window",
    "problems",
]
