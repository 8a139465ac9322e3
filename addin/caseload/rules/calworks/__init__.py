"""CalWORKs clocks and noncompliance (CW-*)."""
