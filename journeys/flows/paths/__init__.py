"""Walking every path of a flow: how many there are, the longest, and the ways to each outcome."""

from journeys.flows.paths.changes import Changes, changed_paths
from journeys.flows.paths.classes import AnswerClass, TableAreas
from journeys.flows.paths.walking import LIMIT, Path, Paths, Step, every_path

__all__ = ["LIMIT", "AnswerClass", "Changes", "Path", "Paths", "Step", "TableAreas", "changed_paths", "every_path"]
