"""Vectors of documents that do not exist: a real one, a little off."""

from math import sqrt
from random import Random
from typing import Any

from catalogue.search.models import MEANING

NOISES = 400
NOISE = 0.6  # length of what is added to a vector of length 1
MAKE = """
CREATE TEMP TABLE synth_real ON COMMIT DROP AS
SELECT row_number() OVER (ORDER BY id) - 1 AS place, meaning FROM search_searchdocument WHERE meaning IS NOT NULL
"""
PICK = """(
  SELECT l2_normalize(r.meaning + n.meaning) FROM synth_real AS r, synth_noise AS n
  WHERE r.place = (d.page_id::bigint * 7919) % {reals} AND n.place = (d.page_id::bigint * 104729) % {noises}
)"""


def make_bank(cursor: Any) -> str:
    """Make the tables to draw from; return the expression of one vector (of draft `d`), NULL where none is known."""
    cursor.execute(MAKE)
    cursor.execute("SELECT count(*) FROM synth_real")
    reals = cursor.fetchone()[0]
    if not reals:
        return "NULL"
    cursor.execute(f"CREATE TEMP TABLE synth_noise (place int PRIMARY KEY, meaning vector({MEANING})) ON COMMIT DROP")
    random = Random(1)
    with cursor.copy("COPY synth_noise FROM STDIN") as copy:
        for place in range(NOISES):
            copy.write_row((place, _noise(random)))
    cursor.execute("ALTER TABLE synth_real ADD PRIMARY KEY (place)")
    return PICK.format(reals=reals, noises=NOISES)


def _noise(random: Random) -> str:
    return "[" + ",".join(f"{random.gauss(0, NOISE / sqrt(MEANING)):.5f}" for _number in range(MEANING)) + "]"
