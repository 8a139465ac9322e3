"""Alameda County Welfare-to-Work case management (source 004, WTW-*)."""
