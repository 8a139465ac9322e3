"""Where the rows of a column stand: answered, missing, refused, without law, or still open."""

from __future__ import annotations

from typing import Any

import numpy as np

from caseload.rules.engine.running import INVALID, MISSING, NO_PARAMETER, OK, Ran

_ARRAYS = {"status": np.int8, "lacking": np.int64, "refused": np.int16, "unlawful": np.int16, "open": np.bool_}


class Settled:
    """An array per output, and for each row its status with what belongs to it.

    ``lacking``: a bit per missing input. ``refused``: the first ground of an invalid row, counted from 1 over the inputs
    of the question and then its checks. ``unlawful``: the parameter without a row, counted from 1 over ``keys``.
    ``open``: the row has a gap that is still to be weighed. Nothing is written for rows that are simply answered.
    """

    status: np.ndarray
    lacking: np.ndarray
    refused: np.ndarray
    unlawful: np.ndarray
    open: np.ndarray

    def __init__(self, size: int):
        self.size = size
        self.fields: dict[str, np.ndarray] = {}
        self.keys: list[str] = []
        for name, kind in _ARRAYS.items():
            setattr(self, name, np.zeros(size, kind))

    def enter(self, rows: slice, ran: Ran) -> None:
        """Enter what a body gave for some rows."""
        for name, values in ran.outputs.items():
            self.write(name, rows, values)
        if ran.keys:
            self.unlawful[rows] = self.places_of(ran, ran.unlawful)
            self.status[rows][ran.unlawful >= 0] = NO_PARAMETER
        if ran.lacking is not None:
            self.lacking[rows] = ran.lacking
            self.status[rows][ran.lacking != 0] = MISSING

    def places_of(self, ran: Ran, unlawful: np.ndarray) -> np.ndarray:
        """Keys of a run, given by their places in it, counted from 1 over all keys met so far (0: none)."""
        self.keys += [key for key in ran.keys if key not in self.keys]
        return np.array([*(self.keys.index(key) + 1 for key in ran.keys), 0], np.int16)[unlawful]

    def refuse(self, rows: slice, wrong: np.ndarray, ground: int) -> None:
        """Mark those of some rows whose values cannot be right; a later call takes the place of an earlier one."""
        self.refused[rows][wrong] = ground + 1
        self.status[rows][wrong] = INVALID
        self.lacking[rows][wrong] = 0

    def leave_open(self, rows: slice, gaps: np.ndarray) -> None:
        """Note those of some rows that are still to be weighed; what cannot be right is settled."""
        self.open[rows] = gaps & (self.status[rows] != INVALID)

    def take(self, rows: np.ndarray) -> Settled:
        """Some rows, as a copy."""
        some = Settled(0)
        some.size, some.keys = len(rows), self.keys
        for name in _ARRAYS:
            setattr(some, name, getattr(self, name)[rows])
        some.fields = {name: each[rows] for name, each in self.fields.items()}
        return some

    def put(self, rows: np.ndarray, some: Settled) -> None:
        """Enter rows that were settled apart."""
        for name in _ARRAYS:
            getattr(self, name)[rows] = getattr(some, name)
        for name, values in some.fields.items():
            self.write(name, rows, values)

    def write_case(self, row: int, outcome: tuple[str, Any], places: dict[str, int]) -> None:
        """Enter the outcome of one case; ``places`` are those of the inputs."""
        status, values = outcome
        self.status[row] = {"ok": OK, "missing": MISSING, "no_parameter": NO_PARAMETER}[status]
        self.lacking[row] = sum(1 << places[name] for name in values["missing"]) if status == "missing" else 0
        if status == "no_parameter":
            self.keys += [key for key in (values["parameter"],) if key not in self.keys]
            self.unlawful[row] = self.keys.index(values["parameter"]) + 1
        for name in self.fields if status == "ok" else ():
            self.write(name, row, values[name])

    def write(self, output: str, rows: Any, values: Any) -> None:
        """Enter values of an output; yes and no become numbers where a blank comes among them."""
        kind = np.asarray(values).dtype
        field = self.fields.get(output)
        if field is None:
            field = self.fields[output] = np.zeros(self.size, kind)
        if field.dtype != kind:
            field = self.fields[output] = field.astype(np.int64)
        field[rows] = values
