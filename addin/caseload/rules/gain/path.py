"""The way of a participant through GAIN post-employment services, as a machine (001:7-9, 60-65, 70, 84)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.days import first_day, month_of
from caseload.rules.engine.events import answer, day_asked, event_list, played, standing
from caseload.rules.engine.kinds import NOTHING, Choice, Day, Flag, Lacking, Month, refuse
from caseload.rules.engine.machines import STAYS, Machine, Move, Passing, Run, Step
from caseload.rules.engine.registry import machine, question
from caseload.rules.engine.units import NONE
from caseload.rules.gain.codes import ACTIVITIES, EXCLUDED, REASONS
from caseload.rules.gain.tracks import on_tse
from caseload.rules.gain.windows import pes_last_day, ptl_last_day

STATES = Codes(
    "aided", "aided_pes", "ptl", "ptl_over", "pes_ordinary", "pes_ptl", "pes_tse", "on_hold", "not_eligible", "ended",
)  # fmt: skip
EVENTS = Codes(
    "pes_began", "pes_lapsed", "timed_out", "extender_granted", "discontinued", "month_verified", "tse_end_changed",
    "conditions_failed", "aid_restored", "notice_sent",
)  # fmt: skip
TRACKS = ("pes_ordinary", "pes_ptl", "pes_tse")
ON_TRACK = (*TRACKS, "on_hold")
OVER = ("not_eligible", "ended")
FRESH = {"timed_out_on": NONE, "discontinued_on": NONE, "last_day": NONE, "track": "", "verified": frozenset(),
         "sent": False}  # fmt: skip


# months --------------------------------------------------------------------------------------------


def earliest_open_month(run: Run) -> int:
    """The earliest month from the discontinuance on that is not verified."""
    month = month_of(run.memory["discontinued_on"])
    while month in run.memory["verified"]:
        month += 1
    return int(month)


def _month_check(run: Run) -> Any:
    """The first day after an unverified month of the track; none when the period ended before that month."""
    month = earliest_open_month(run)
    return first_day(month + 1) if first_day(month) <= run.memory["last_day"] else None


def _verify(run: Run, event: Any) -> None:
    run.memory["verified"] = run.memory["verified"] | {event["month"]}


def _after_verifying(run: Run, event: Any) -> str:
    _verify(run, event)
    check = _month_check(run)
    return "on_hold" if check is not None and check <= event["event_on"] else run.memory["track"]


# discontinuance and restoration --------------------------------------------------------------------


def _is_reason(event: Any, name: str) -> bool:
    return bool(event["reason"] == REASONS[name])


def _lacking(event: Any) -> list[str]:
    """The blanks of a discontinuance that decide its track, in the policy's order."""
    no_reason, excess = event["reason"] == NONE, _is_reason(event, "excess_income")
    no_end = excess and event["activity"] == ACTIVITIES.tse and event["tse_ends_on"] == NONE
    found = (("events.reason", no_reason), ("events", event["conditions_met"] == NONE),
             ("events.activity", event["activity"] == NONE and (excess or no_reason)),
             ("events.tse_ends_on", no_end))  # fmt: skip
    return [name for name, blank in found if blank]


def _track(run: Run, event: Any) -> str:
    """Which track a discontinuance opens, if any."""
    day, memory = event["event_on"], run.memory
    memory.update(discontinued_on=day, verified=frozenset(), sent=False)
    excluded = event["reason"] != NONE and REASONS.names[event["reason"]] in EXCLUDED
    if excluded or event["conditions_met"] == 0:
        return "not_eligible"
    if blanks := _lacking(event):
        raise Lacking(*blanks)
    if _is_reason(event, "time_limit") and memory["timed_out_on"] == NONE:
        memory["timed_out_on"] = day
    if on_tse(event["reason"], event["activity"] == ACTIVITIES.tse, event["tse_ends_on"], day):
        track, last = "pes_tse", event["tse_ends_on"]
    elif memory["timed_out_on"] != NONE:
        track, last = "pes_ptl", ptl_last_day(memory["timed_out_on"])
    else:
        track, last = "pes_ordinary", pes_last_day(day)
    memory.update(track=track, last_day=last)
    return track if last >= day else "not_eligible"


def _restored(run: Run, event: Any) -> str:
    off = run.memory["timed_out_on"]
    if off == NONE:
        return "aided"
    return "ptl" if event["event_on"] <= ptl_last_day(off) else "ptl_over"


def _new_end(run: Run, event: Any) -> str:
    if event["tse_ends_on"] == NONE:
        raise Lacking("events.tse_ends_on")
    run.memory["last_day"] = event["tse_ends_on"]
    return "ended" if event["tse_ends_on"] < event["event_on"] else run.state


def _off(run: Run, event: Any) -> None:
    run.memory["timed_out_on"] = event["event_on"]


def _back_on(run: Run, event: Any) -> None:
    run.memory["timed_out_on"] = NONE


def _not_sent(run: Run, event: Any = None) -> None:
    run.memory["sent"] = False


def _sent(run: Run, event: Any) -> None:
    run.memory["sent"] = True


def _on_tse(run: Run, event: Any) -> bool:
    return bool(run.memory["track"] == "pes_tse")


MACHINE = machine(Machine(
    "GAIN-PES",
    "GAIN post-employment services",
    "001:7-9, 60-65, 70, 84; P-01",
    STATES, EVENTS, "aided",
    moves=(
        Move(("aided",), ("pes_began",), "aided_pes", rule="GAIN-PES-01"),
        Move(("aided_pes",), ("pes_lapsed",), "aided", rule="GAIN-PES-01"),
        Move(("aided", "aided_pes"), ("timed_out",), "ptl", does=_off, rule="GAIN-PES-05.services"),
        Move(("ptl", "ptl_over"), ("extender_granted",), "aided", does=_back_on),
        Move(("aided", "aided_pes", "ptl", "ptl_over"), ("discontinued",), _track,
             words="by reason, activity and time off the unit", reaches=(*TRACKS, "not_eligible"),
             rule="GAIN-PES-06"),
        Move(TRACKS, ("month_verified",), STAYS, does=_verify, rule="GAIN-PES-20"),
        Move(("on_hold",), ("month_verified",), _after_verifying, reaches=ON_TRACK, rule="GAIN-PES-20"),
        Move(("pes_tse",), ("tse_end_changed",), _new_end, reaches=("pes_tse", "ended"),
             rule="GAIN-PES-06"),
        Move(("on_hold",), ("tse_end_changed",), _new_end, _on_tse, "on the track of TSE",
             reaches=("on_hold", "ended"), rule="GAIN-PES-06"),
        Move(ON_TRACK, ("conditions_failed",), "ended", does=_not_sent, rule="GAIN-PES-09"),
        Move((*ON_TRACK, *OVER), ("aid_restored",), _restored, reaches=("aided", "ptl", "ptl_over")),
        Move(("ended",), ("month_verified", "conditions_failed"), STAYS),
        Move(OVER, ("notice_sent",), STAYS, does=_sent),
    ),
    passings=(
        Passing(("ptl",), lambda run: ptl_last_day(run.memory["timed_out_on"]) + 1, "ptl_over",
                "the day after the period", rule="GAIN-PES-05.services"),
        Passing(ON_TRACK, lambda run: run.memory["last_day"] + 1, "ended", "the day after the last day", _not_sent,
                rule="GAIN-PES-06"),
        Passing(TRACKS, _month_check, "on_hold", "a month is over and not verified", after_events=True,
                rule="GAIN-PES-20"),
    ),
    steps={
        "ptl_ends": Step("day", rule="GAIN-PES-05.services"),
        "pes_ends": Step("day", "GN 6369", "GAIN-PES-06"),
        "verify_month": Step("participant", "month_reminder", "GAIN-PES-20"),
        "send_gn_6369": Step("worker", "GN 6369", "GAIN-PES-06"),
    },
    exclusive=(("pes_began", "pes_lapsed"), ("timed_out", "extender_granted"), ("discontinued", "aid_restored")),
))  # fmt: skip


@question(
    "GAIN-PES.state",
    cites="001:7-9, 60-65, 70, 84; P-01",
    place="los_angeles",
    looked_up_on="discontinued_on",
    over_lists=True,
    rule="GAIN-PES",
    inputs={
        "events": event_list(MACHINE, {
            "reason": Choice(REASONS, "reason of the discontinuance", "razón de la terminación", blank=NOTHING),
            "conditions_met": Flag("job and activity there the day before", "con empleo y actividad el día anterior",
                                   blank=NOTHING),
            "activity": Choice(ACTIVITIES, "concurrent activity", "actividad simultánea", blank=NOTHING),
            "tse_ends_on": Day("end of subsidized employment", "fin del empleo subsidiado", blank=NOTHING),
            "month": Month("month verified", "mes verificado", blank=NOTHING),
            "cause": Choice(Codes("job", "activity"), "what ended", "qué terminó", blank=NOTHING),
        }),
        "as_of": day_asked(),
    },
    gives=standing(MACHINE),
    example={"events": [{"event": "pes_began", "event_on": "2022-03-01"}], "as_of": "2022-04-01"},
)  # fmt: skip
def pes_state(events: Any, as_of: Any) -> Any:
    """Where does a participant stand on the way through post-employment services?

    Boundary: on the last day of the window the track still runs, the day after it has ended.
    Boundary: a month that is verified on the first of the following month never puts the track on hold.
    Reading: a month that was missed suspends and does not end; an ended case comes back only through restored aid.
    """
    _require(events, as_of)
    run = played(MACHINE, events, as_of, FRESH)
    return answer(run, next_step(run))


def _require(events: Any, as_of: Any) -> None:
    """Events in the order of their days, with their codes and days, and the month of a verified one."""
    latest = NONE
    for at, line in enumerate(events):
        if NONE != line["event_on"] < latest:
            refuse("events", "order", at)
        latest = max(latest, line["event_on"])
    blanks = (("events.event", [at for at, line in enumerate(events) if line["event"] == NONE]),
              ("events.on", [at for at, line in enumerate(events) if line["event_on"] == NONE]),
              ("events.month", [at for at, line in enumerate(events) if _lacks_month(line, as_of)]))  # fmt: skip
    lacking = [name for name, lines in blanks if lines] + (["as_of"] if as_of == NONE else [])
    if lacking:
        raise Lacking(*lacking, line=min((at for _, lines in blanks for at in lines), default=None))


def _lacks_month(line: Any, as_of: Any) -> bool:
    return bool(line["event"] == EVENTS.month_verified and line["month"] == NONE and line["event_on"] <= as_of)


def next_step(run: Run) -> list[tuple[str, Any]]:
    """The one step that follows, with its day; nothing where nothing follows."""
    if run.state == "ptl":
        return [("ptl_ends", ptl_last_day(run.memory["timed_out_on"]))]
    if run.state in TRACKS:
        return [("pes_ends", run.memory["last_day"])]
    if run.state == "on_hold":
        return [("verify_month", first_day(earliest_open_month(run) + 1))]
    if run.state in OVER and not run.memory["sent"]:
        return [("send_gn_6369", run.since)]
    return []
