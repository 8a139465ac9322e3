"""How computed columns are worked out: a run over a caseload, the inputs of questions, reductions without a rule."""
