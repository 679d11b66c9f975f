"""What is done to certificates, one verb a file."""
