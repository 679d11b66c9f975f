"""Invented documents with known truth, drawn, turned, blurred and mutilated: for measuring the pre-review and for the demo.

Every one is plainly marked as a SAMPLE. The same seed gives the same bytes.
"""

from yimen.prereview.specimens.making import Specimen, specimens

__all__ = ["Specimen", "specimens"]
