"""Two concentrations, two in place (两集中两到位): what the approval sections really hold, and what is still missing.

`judging` is pure; `models` keep each placement of a service; `queries` read them as of a day.
"""
