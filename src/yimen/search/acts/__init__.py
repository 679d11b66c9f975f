"""What is done to the index: made anew, brought up to date."""
