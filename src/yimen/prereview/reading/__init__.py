"""From the bytes of a file to lines of text with their places. Knows neither Django nor the district; runs in a process of its own."""
