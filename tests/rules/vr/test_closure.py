"""Closing a VR case: may it be closed (VR-PES-08), what is reviewed (VR-PES-14), nothing after it (VR-PES-09)."""

from __future__ import annotations

from typing import Any

from rules.answers import Case, agree, each_of, invalid, missing

GOOD = {"counts_from": "2022-01-10", "as_of": "2022-04-10", "employed": True, "pes_open": False,
        "requirements_met": True}  # fmt: skip


def good(**more: Any) -> dict[str, Any]:
    return {**GOOD, **more}


def standing(days: int | None, closes: str | None, *not_met: str, unanswered: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"eligible": not not_met, "days_elapsed": days, "closure_eligible_on": closes, "not_met": list(not_met),
            "unanswered": list(unanswered)}  # fmt: skip


ELIGIBLE: list[Case] = [
    ("on day 89 it is too early", "VR-PES-08", good(as_of="2022-04-09"), standing(89, "2022-04-10", "days")),
    ("on day 89 it may be closed where the first day counts", "VR-PES-08",
     good(as_of="2022-04-09", count_first_day=True), standing(89, "2022-04-09")),
    ("on day 88 it may not even then", "VR-PES-08",
     good(as_of="2022-04-08", count_first_day=True), standing(88, "2022-04-09", "days")),
    ("on the first day of the count no day has passed", "VR-PES-08",
     good(as_of="2022-01-10"), standing(0, "2022-04-10", "days")),
    ("90 days over a leap day end on February 29", "VR-PES-08",
     good(counts_from="2023-12-01", as_of="2024-02-29"), standing(90, "2024-02-29")),
    ("a service that is open stops the count", "VR-PES-08", good(pes_open=True), standing(None, None, "pes_open")),
    ("a stopped count leaves no question about its days", "VR-PES-08",
     good(counts_from=None, pes_open=True, employed=None),
     standing(None, None, "pes_open", unanswered=("employed",))),
    ("a stopped count needs no day", "VR-PES-08", good(as_of=None, employed=False), standing(None, None, "employed")),
    ("requirements that are not met still show the count", "VR-PES-08",
     good(requirements_met=False), standing(90, "2022-04-10", "requirements")),
    ("with the days too few the blanks are listed, not asked for", "VR-PES-08",
     {"counts_from": "2022-01-10", "as_of": "2022-02-10"},
     standing(31, "2022-04-10", "days", unanswered=("employed", "pes_open", "requirements"))),
    ("with enough days they are asked for", "VR-PES-08", {"counts_from": "2022-01-10", "as_of": "2022-04-10"},
     missing("employed", "pes_open", "requirements_met")),
    ("everything blank: everything that may decide is missing", "VR-PES-08", {},
     missing("counts_from", "as_of", "employed", "pes_open", "requirements_met")),
    ("a loss on the day asked about is seen", "VR-PES-08",
     good(job_lost_on="2022-04-10", employed=None), standing(None, None, "employed")),
    ("a loss on the next day is not", "VR-PES-08", good(job_lost_on="2022-04-11"), standing(90, "2022-04-10")),
    ("a new job after the day asked about is not seen, so there is none", "VR-PES-08",
     good(job_lost_on="2022-03-01", reemployed_on="2022-04-11", employed=None), standing(None, None, "employed")),
    ("and 'employed' contradicts that", "VR-PES-08",
     good(job_lost_on="2022-03-01", reemployed_on="2022-04-11"), invalid("employed", "contradicts_job_loss")),
    ("a new job on the day asked about starts the count", "VR-PES-08",
     good(job_lost_on="2022-03-01", reemployed_on="2022-04-10"), standing(0, "2022-07-09", "days")),
    ("one day without a job restarts the count", "VR-PES-08",
     good(job_lost_on="2022-03-01", reemployed_on="2022-03-02", as_of="2022-05-31"), standing(90, "2022-05-31")),
    ("a break before the count began does not matter", "VR-PES-08",
     good(job_lost_on="2021-11-01", reemployed_on="2021-12-01"), standing(90, "2022-04-10")),
    ("nor is the day of the loss asked for then", "VR-PES-08",
     good(reemployed_on="2022-01-10"), standing(90, "2022-04-10")),
    ("nor while no count runs", "VR-PES-08",
     good(reemployed_on="2022-03-01", pes_open=True), standing(None, None, "pes_open")),
    ("a change without a day between on August 20, 2025 does not restart", "VR-PES-08",
     good(counts_from="2025-07-01", as_of="2025-11-18", job_lost_on="2025-08-20", reemployed_on="2025-08-20"),
     standing(140, "2025-09-29")),
    ("on August 21, 2025 it does", "VR-PES-08",
     good(counts_from="2025-07-01", as_of="2025-11-18", job_lost_on="2025-08-21", reemployed_on="2025-08-21"),
     standing(89, "2025-11-19", "days")),
    ("where every change restarts, the day of the loss is not asked for", "VR-PES-08",
     good(counts_from="2025-07-01", as_of="2025-11-19", reemployed_on="2025-08-21"), standing(90, "2025-11-19")),
    ("nor while it is open whether the new job is seen", "VR-PES-08",
     good(reemployed_on="2022-03-01", as_of=None), missing("as_of")),
    ("the start and the loss are both missing where both decide", "VR-PES-08",
     good(counts_from=None, reemployed_on="2022-03-01", as_of="2022-06-01"), missing("counts_from", "job_lost_on")),
    ("a new job before the loss is refused", "VR-PES-08",
     good(job_lost_on="2022-03-02", reemployed_on="2022-03-01"), invalid("reemployed_on", "before_job_loss")),
    ("an unreadable new job is refused before anything is concluded from it", "VR-PES-08",
     good(job_lost_on="2022-03-02", reemployed_on="soon"), invalid("reemployed_on", "not_a_date")),
    ("invalid goes before missing", "VR-PES-08", {"requirements_met": "yes"},
     invalid("requirements_met", "not_a_bool")),
]  # fmt: skip

AFTER: list[Case] = [
    ("the closing day is still allowed", "VR-PES-09", {"closed_on": "2022-05-01", "requested_on": "2022-05-01"},
     {"allowed": True, "action": "evaluate"}),
    ("the next day is not", "VR-PES-09", {"closed_on": "2022-05-01", "requested_on": "2022-05-02"},
     {"allowed": False, "action": "open_new_case"}),
    ("a service day needs no request", "VR-PES-09",
     {"closed_on": "2022-05-01", "requested_on": None, "service_on": "2022-05-01"},
     {"allowed": True, "action": "evaluate"}),
    ("the service goes before the request", "VR-PES-09",
     {"closed_on": "2022-05-01", "requested_on": "2022-06-01", "service_on": "2022-04-30"},
     {"allowed": True, "action": "evaluate"}),
    ("nothing known: the case is open", "VR-PES-09", {}, {"allowed": True, "action": "evaluate"}),
    ("a request that is no date is refused", "VR-PES-09", {"requested_on": "May"},
     invalid("requested_on", "not_a_date")),
]  # fmt: skip

PERIOD: list[Case] = [
    ("the first day of the job belongs to the period", "VR-PES-02",
     {"service_on": "2022-01-10", "employment_outcome_on": "2022-01-10"},
     {"in_pes_period": True, "reason": "in_period"}),
    ("the day after closure needs a new case", "VR-PES-02",
     {"service_on": "2022-05-02", "employment_outcome_on": "2022-01-10", "closed_on": "2022-05-01"},
     {"in_pes_period": False, "reason": "case_closed_new_case_needed"}),
    ("after closure the job start is not asked for", "VR-PES-02",
     {"service_on": "2022-05-02", "employment_outcome_on": None, "closed_on": "2022-05-01"},
     {"in_pes_period": False, "reason": "case_closed_new_case_needed"}),
    ("before closure it is", "VR-PES-02",
     {"service_on": "2022-04-30", "employment_outcome_on": None, "closed_on": "2022-05-01"},
     missing("employment_outcome_on")),
    ("closed on the day of the job is no contradiction", "VR-PES-02",
     {"service_on": "2022-01-10", "employment_outcome_on": "2022-01-10", "closed_on": "2022-01-10"},
     {"in_pes_period": True, "reason": "in_period"}),
    ("closed the day before is one, also without a service day", "VR-PES-02",
     {"service_on": None, "employment_outcome_on": "2022-01-10", "closed_on": "2022-01-09"},
     invalid("closed_on", "before_employment_outcome")),
    ("both days are missing, in order", "VR-PES-02", {}, missing("service_on", "employment_outcome_on")),
]  # fmt: skip

REVIEW: list[Case] = [
    ("nothing ticked leaves four points", "VR-PES-14", {"checked": []},
     {"unchecked": ["employment_reviewed", "supports_reviewed", "closure_requirements_met",
                    "long_term_supports_referred"], "complete": False}),
    ("a blank tick may be any point", "VR-PES-14", {"checked": ["employment_reviewed", None]}, missing("checked")),
    ("all ticked, in any order and twice, is complete", "VR-PES-14",
     {"checked": ["long_term_supports_referred", "supports_reviewed", "closure_requirements_met",
                  "employment_reviewed", "supports_reviewed"]}, {"unchecked": [], "complete": True}),
    ("a text is no list of ticks", "VR-PES-14", {"checked": "employment_reviewed"}, invalid("checked", "not_a_list")),
]  # fmt: skip


@each_of(ELIGIBLE)
def test_a_case_may_be_closed_after_ninety_days_of_employment_without_a_service(case: Case) -> None:
    agree(case)


@each_of(AFTER)
def test_nothing_is_given_after_closure(case: Case) -> None:
    agree(case)


@each_of(PERIOD)
def test_the_period_runs_from_the_job_to_the_closing_day(case: Case) -> None:
    agree(case)


@each_of(REVIEW)
def test_four_points_are_reviewed_before_a_case_is_closed(case: Case) -> None:
    agree(case)
