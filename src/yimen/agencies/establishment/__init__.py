"""The three determinations (三定) of an organ: duties, sections, posts, revised over time.

`plans` and `rules` are pure; `models` keep what was determined; `queries` read it as of a day.
"""
