"""The electronic supervision of time limits (电子监察): warnings when a clock turns, escalation, urging (督办), explanation.

Warnings follow from the events of a case and nothing else (`deriving.py`), so that they can be made again at any time.
"""
