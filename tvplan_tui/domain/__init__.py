"""Vocabulary and rules of a plan: no input or output, no clock, no colour, no widget.

Modules named here load neither Polars nor anything slow, so that the first
picture of the console can be painted from them: ``period``, ``indicator``,
``status``, ``numbers``, ``vietnamese``, ``language``, ``problem``, ``path``. The
query (``scoreboard`` and the modules it is made of) imports Polars.
"""
