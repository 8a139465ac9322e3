"""The supervisor's case reviews: drawn, recorded with findings, and what is still owed."""

from caseload.app.reviews.drawing import REGISTER, DrawReport, draw
from caseload.app.reviews.recording import owed, record

__all__ = ["REGISTER", "DrawReport", "draw", "owed", "record"]
