"""The Office add-in server (extra ``caseload[server]``; xlwings' server has a licence of its own, see README)."""
