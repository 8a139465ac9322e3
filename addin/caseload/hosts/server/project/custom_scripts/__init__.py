"""Scripts of xlwings-server: none. Buttons come in by ``/caseload/run`` (see ``caseload.hosts.server.doors``)."""
