"""The law as data: dated parameters and agency calendars, each row with its source, and their store.

What lives here: numbers, days, places and where they were read. What does not: rules (``rules``).
No number of the law stands in Python; ``data/`` holds them as YAML, read when the first one is looked up.
"""
