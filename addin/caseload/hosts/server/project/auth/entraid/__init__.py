"""Entra ID as xlwings-server checks it; only the keys may come from a file of ours (``jwks``)."""

from xlwings_server.auth.entraid import validate_token

__all__ = ["validate_token"]
