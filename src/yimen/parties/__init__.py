"""Persons and organisations as they stand before the organs: applicants, holders, agents."""
