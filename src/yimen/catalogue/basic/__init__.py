"""The basic catalogue (基本目录) on its way: matters are drafted, reviewed, approved and published as services are.

`models` keep proposals and their steps; `ordering` says who takes which step; `writing` adds versions. Reads: `catalogue.matters`.
"""
