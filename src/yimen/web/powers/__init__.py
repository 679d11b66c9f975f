"""Pages of powers and responsibilities: the public list, the rounds of the reform office, the sheets of departments."""
