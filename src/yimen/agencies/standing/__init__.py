"""That an organ stands, under which name, and who holds which of its posts: each from one day to another.

`models` keep it; `rules` are pure; `drafting` says who takes which step; `queries` read it as of a day; `holding` asks the rooms
above what an organ still holds before it ends.
"""
