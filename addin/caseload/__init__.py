"""Caseload: rules, workbooks and notices for welfare-to-work and vocational-rehabilitation cases.

The rooms, and the one direction in which they may know each other:
law <- rules <- tables <- worklist <- forms <- app <- {cli, hosts}, and rules <- cells <- hosts.
"""

__version__ = "0.1.0"
