"""The code lists of GAIN post-employment services (001:8-9, 18, 60-62)."""

from __future__ import annotations

from caseload.rules.engine.codes import Codes

REASONS = Codes(
    "excess_income", "time_limit", "sar7_not_submitted", "redetermination_not_completed", "participant_request",
    "no_eligible_child", "other", "intentional_program_violation", "out_of_home", "out_of_county",
)  # fmt: skip
EXCLUDED = ("intentional_program_violation", "out_of_home", "out_of_county")
ACTIVITIES = Codes(
    "education", "training", "tse", "sss", "domestic_violence", "substance_abuse", "mental_health", "job_search",
    "work_experience", "other", "none",
)  # fmt: skip
COUNTING = ACTIVITIES.names[:7]
FAMILIES = Codes("single_child_under_6", "single", "two_parent")
PLACES = Codes("before", "inside", "after")
