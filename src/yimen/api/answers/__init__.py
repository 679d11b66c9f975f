"""The shapes of the API's answers: what each field means, its unit, and an example for the description."""
