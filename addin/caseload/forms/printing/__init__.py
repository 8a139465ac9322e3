"""From documents to paper: one file for the printer, PDF, and a look at them beforehand.

What lives here: putting finished documents together and turning them into something else. What does not: filling
templates (``template``) and the register of what was printed (``register``).
"""
