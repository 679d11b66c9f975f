"""What can be done to parties, one verb a file."""
