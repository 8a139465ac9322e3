"""Sign-in of our own; Entra ID is xlwings-server's."""
