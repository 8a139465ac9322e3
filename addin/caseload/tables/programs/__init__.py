"""The workbooks of the four programs: which tables each needs, in its own words."""
