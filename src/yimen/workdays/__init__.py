"""The working days of a district: years published since the package of the calendar, and closures of its own offices."""
