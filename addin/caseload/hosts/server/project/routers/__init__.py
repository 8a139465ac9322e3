"""Addresses of our own beside xlwings-server's."""
