"""What is done to the calendar: one file, one verb, one transaction."""
