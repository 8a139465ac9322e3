"""The Office add-in server (extra ``caseload[server]``; xlwings' server parts have a licence of their own, see README)."""
