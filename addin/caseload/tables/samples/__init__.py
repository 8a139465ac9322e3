"""Invented caseloads of the four programs."""
