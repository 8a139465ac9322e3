"""Work of GAIN participants: jobs, self-employment, work for free rent (001:13, 20-21, 37-38, 47-58, 74-81)."""

from __future__ import annotations

from caseload.tables.programs.common import AS_OF, PARTICIPANT, answers, feeds, fixed, own, text
from caseload.tables.schema import Due, Lookup, Setting, Table

CASE_OPEN = Lookup("Participants", "case_open")
SPAN = {**own(began_on="employment_started_on", ends_on="ends_on"), "as_of": AS_OF}
LOSS = own(job_lost="job_lost", job_lost_on="job_lost_on", helped_on="helped_on")
PROJECTED = {
    **own(hours_vary="hours_vary", cycle_received="cycle_received", pay_cycle="pay_cycle", verified_on="verified_on"),
    "aided": CASE_OPEN, "next_sar7_on": Lookup("Participants", "next_sar7_on"),
    "next_redetermination_on": Lookup("Participants", "next_redetermination_on"),
}  # fmt: skip
QUALIFIES = {
    **own(verifiable="verifiable", release_signed="release_signed", hourly_wage="hourly_wage",
          minimum_wage="minimum_wage", subsidized="subsidized"),
    "aided": CASE_OPEN,
}  # fmt: skip

EMPLOYMENT = Table(
    "Employment", "Employment", in_order=(("employment_started_on", "ends_on"), ("employment_started_on", "job_lost_on")),
    about="One row for each job: proof, whether it qualifies, to which day its hours are good, and help after a loss.",
    columns=(
        PARTICIPANT,
        text("employer", "Employer", width=22, required=True),
        text("job_title", "Job", width=18),
        feeds("employment_started_on", "Began on", "GAIN-PES-22", "First day of the job.", 12, required=True),
        feeds("ends_on", "Ended on", "WTW-06.services", "Last day of the job; blank while it runs.", 12),
        answers("running", "Running", "WTW-06.services", "current", SPAN, 9, help="Does it run on the day asked about?"),
        feeds("weekly_hours", "Hours a week", "GAIN-PES-01", "Paid hours a week; blank when not known.", 9),
        feeds("hourly_wage", "Wage an hour", "GAIN-PES-32", "Dollars an hour.", 10),
        feeds("pay_cycle", "Paid", "GAIN-PES-18", "How often wages are paid.", 11),
        feeds("subsidized", "Subsidized", "GAIN-PES-32", "Subsidized: yes or no.", 10),
        answers("qualifies", "Qualifies", "GAIN-PES-32", "qualifies", QUALIFIES, 10, help="Does the job qualify? (GAIN-PES-32)"),
        answers("job_reasons", "Why not", "GAIN-PES-32", "reasons", QUALIFIES, 20,
                help="Conditions that are known not to be met (GAIN-PES-32).", lines=True),
        answers("job_open", "Still open", "GAIN-PES-32", "not_checked", QUALIFIES, 20,
                help="Blanks that could still change the answer (GAIN-PES-32).", lines=True),
        feeds("third_party_document", "Proof in hand", "GAIN-PES-23.add_record",
              "Proof by a third party, such as a letter or pay stubs: yes or no.", 9),
        feeds("cis_reviewed", "Images looked at", "GAIN-PES-23.ask_participant", "The imaging system was looked through: yes or no.",
              10),
        feeds("in_cis", "Proof imaged", "GAIN-PES-23.add_record", "Proof is already imaged: yes or no.", 9),
        answers("may_add", "May be entered", "GAIN-PES-23.add_record", "allowed",
                own(third_party_document="third_party_document", in_cis="in_cis"), 9,
                help="May the job be entered in the record? (GAIN-PES-23)"),
        answers("may_ask", "May ask for proof", "GAIN-PES-23.ask_participant", "allowed",
                own(cis_reviewed="cis_reviewed", in_cis="in_cis"), 9,
                help="May the participant be asked for proof? (GAIN-PES-23)", when=("may_add", "no")),
        feeds("document", "Document", "GAIN-PES-37.new_employment", "Code of the document, as on the office's list.", 16),
        answers("proves_new", "Proves a new job", "GAIN-PES-37.new_employment", "acceptable",
                {**own(document="document"), "accepted": Setting("documents_new")}, 9,
                help="Does the document prove new employment? (GAIN-PES-37)", when="document"),
        answers("proves_ongoing", "Proves the job", "GAIN-PES-37.ongoing", "acceptable",
                {**own(document="document"), "accepted": Setting("documents_ongoing")}, 9,
                help="Does the document prove ongoing employment? (GAIN-PES-37)", when="document"),
        feeds("verified_on", "Hours verified on", "GAIN-PES-18", "Day of the verification or of the report of hours.", 12),
        feeds("hours_vary", "Hours vary", "GAIN-PES-18", "Hours change from week to week: yes or no.", 9),
        feeds("cycle_received", "Cycle received", "GAIN-PES-18", "A full pay cycle of actual hours is in: yes or no.", 9),
        answers("verify", "Verify", "GAIN-PES-18", "verify", PROJECTED, 11,
                help="How the hours are verified: projected, by pay cycle, or monthly (GAIN-PES-18).", when="verified_on"),
        answers("records_needed", "Records needed", "GAIN-PES-18", "records_needed", PROJECTED, 16,
                help="What is needed while a cycle is outstanding (GAIN-PES-18).", when="verified_on"),
        answers("project_through", "Good through", "GAIN-PES-18", "project_through", PROJECTED, 12,
                help="Day through which these hours are good (GAIN-PES-18).", when="verified_on",
                due=Due("Verify the hours of the job anew", "ends_on")),
        feeds("verifiable", "Can be verified", "GAIN-PES-32", "The job can be verified: yes or no.", 9),
        feeds("release_signed", "Release signed", "GAIN-PES-32", "A release of information is signed: yes or no.", 9),
        feeds("state_applies", "State wage applies", "GAIN-PES-32.floor", "The state minimum wage applies: yes or no.", 9),
        feeds("federal_applies", "Federal wage applies", "GAIN-PES-32.floor", "The federal one applies: yes or no.", 9),
        feeds("state_minimum_wage", "State wage", "GAIN-PES-32.floor", "State minimum wage in dollars an hour.", 10),
        answers("minimum_wage", "Wage at least", "GAIN-PES-32.floor", "minimum_wage",
                own(state_applies="state_applies", federal_applies="federal_applies",
                    state_minimum_wage="state_minimum_wage"), 10,
                help="Minimum wage that the job must pay (GAIN-PES-32)."),
        feeds("job_lost", "Job lost", "GAIN-PES-29", "The job was lost: yes or no.", 8),
        feeds("job_lost_on", "Lost on", "GAIN-PES-29", "First day without the job.", 12),
        feeds("helped_on", "Helped on", "GAIN-PES-29", "Day of the help with a new job, or of the referral.", 12),
        answers("help_due_on", "Help by", "GAIN-PES-29", "due_on", LOSS, 12,
                help="Day for help after the loss of a job (GAIN-PES-29).", when=("job_lost", "yes"),
                due=Due("Job lost: help with the search, or refer", "helped_on")),
        answers("help_options", "Ways to help", "GAIN-PES-29", "options", LOSS, 26,
                help="What can be done (GAIN-PES-29).", when=("job_lost", "yes"), lines=True),
        text("remark", "Remark", width=30, lines=True),
    ),
)  # fmt: skip

SELF_EMPLOYMENT = Table(
    "SelfEmployment", "Self-employment",
    about="One row for each business of a participant, brought up to date every month: net earnings and hours that count.",
    columns=(
        PARTICIPANT,
        text("business", "Business", width=24, required=True),
        feeds("works_for_self", "For oneself", "GAIN-PES-36", "Works for oneself instead of an employer: yes or no.", 10),
        feeds("own_business_income", "Own income", "GAIN-PES-36",
              "Income from a trade or service that the person operates: yes or no.", 10),
        answers("self_employed", "Self-employed", "GAIN-PES-36", "self_employed",
                own(works_for_self="works_for_self", own_business_income="own_business_income"), 10,
                help="Is it self-employment? (GAIN-PES-36)"),
        feeds("month", "Month", "GAIN-PES-13", "Month as YYYY-MM.", 11, required=True),
        feeds("gross", "Gross", "GAIN-PES-14", "Gross earnings of the month in dollars.", 11),
        feeds("platform_fees", "Fees kept back", "GAIN-PES-14", "Fees that a company kept back; 0 when none.", 11),
        feeds("method", "Deduction", "GAIN-PES-14", "The participant's choice, never made for the participant.", 14),
        feeds("expenses", "Expenses", "GAIN-PES-14", "Actual expenses, when these are deducted.", 11),
        answers("net", "Net", "GAIN-PES-14", "net",
                own(gross="gross", platform_fees="platform_fees", method="method", expenses="expenses"), 11,
                help="Net earnings of the month (GAIN-PES-14).", when="method"),
        feeds("self_reported_hours", "Hours reported", "GAIN-PES-13", "Hours a week that the participant reports.", 10),
        answers("counted_hours", "Hours that count", "GAIN-PES-13", "hours", {
            **own(month="month", net="net", self_reported_hours="self_reported_hours"), **fixed(purpose="wtw"),
            "required_hours": Lookup("Participants", "required_hours"),
        }, 10, help="Weekly hours that count (GAIN-PES-13)."),
        answers("federal_hours", "Hours, federal rate", "GAIN-PES-13", "hours", {
            **own(month="month", net="net", self_reported_hours="self_reported_hours"), **fixed(purpose="federal_rate"),
            "required_hours": Lookup("Participants", "required_hours"),
        }, 10, help="Weekly hours for the federal rate, by net earnings (GAIN-PES-13).", when="net"),
        feeds("chosen_on", "Chosen on", "GAIN-PES-15.next", "Day on which the deduction was chosen.", 12),
        answers("next_change_on", "Change from", "GAIN-PES-15.next", "next_change_on", {
            **own(chosen_on="chosen_on"),
            "next_redetermination_on": Lookup("Participants", "next_redetermination_on"),
        }, 12, help="Day from which the deduction may be changed (GAIN-PES-15).", when="chosen_on"),
        text("remark", "Remark", width=30, lines=True),
    ),
)  # fmt: skip

FREE_RENT = Table(
    "FreeRent", "Free rent", about="Work in exchange for completely free rent: its value, and the hours that it gives.",
    columns=(
        PARTICIPANT,
        text("landlord", "For whom", width=22, required=True),
        feeds("rent_paid", "Rent paid", "GAIN-PES-16.value", "Dollars of rent that are still paid; 0 when free.", 11),
        feeds("actual_value", "Value", "GAIN-PES-16.value", "Actual value of the rent a month.", 11),
        feeds("au_size", "Size of unit", "GAIN-PES-16.value", "Persons in the assistance unit.", 9),
        feeds("level", "Housing level", "GAIN-PES-16.value",
              "In-kind housing level for that size; blank: the one on record.", 10),
        answers("value_expected", "Would count", "GAIN-PES-16.value", "earned_value",
                {**own(rent_paid="rent_paid", actual_value="actual_value", au_size="au_size", level="level"),
                 "as_of": AS_OF}, 11,
                help="What the eligibility worker would count (GAIN-PES-16)."),
        feeds("ew_earned_value", "Value by EW", "GAIN-PES-16.hours", "Value that the eligibility worker has set.", 11),
        answers("rent_hours", "Hours", "GAIN-PES-16.hours", "hours",
                own(rent_paid="rent_paid", ew_earned_value="ew_earned_value"), 9,
                help="Weekly hours that it gives (GAIN-PES-16)."),
        text("remark", "Remark", width=30, lines=True),
    ),
)  # fmt: skip

