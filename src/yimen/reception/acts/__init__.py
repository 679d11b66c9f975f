"""What is done in the hall: one act, one file."""
