"""How many people visit the public pages on a day: without cookies, without third parties, without knowing who.

A visitor of a day is a keyed digest of address and browser, made with a salt that is thrown away after the day. A day's count
is therefore exact for the day, and nobody can be followed from one day to the next.
"""
