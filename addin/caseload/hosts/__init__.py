"""The hosts: the spreadsheet programs in which cell functions live, one folder per kind.

What lives here: the adapters that hand ``cells`` to a host (desktop Excel through COM, the Office add-in server).
What does not: reading values, rules, workbooks. xlwings is imported only when functions are registered.
"""
