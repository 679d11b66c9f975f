"""What can go wrong on a machine, said so that the person in front of it can mend it."""

USE_YOUR_OWN = "Run this as the user who made the installation, or clone into a folder of your own."


class EngineError(Exception):
    """The machine does not give what is needed. The text is for people: what is wrong, then how to mend it."""
