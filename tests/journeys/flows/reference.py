"""A second, plain interpreter of a flow's JSON, written from its description and not from the engine.

It takes no shortcuts and puts no parts in: it walks into them. Slow, and easy to check by reading.
"""

import re
from datetime import date, timedelta
from decimal import Decimal


class Wrong(Exception):
    """No answer to this question."""


def walk(flow, given, areas, today, load=lambda uuid: None, prefix=""):
    """Return (keys of the questions answered, where it stands): a key, or None where it leads nowhere."""
    way, told = [], {}
    nodes = {node["key"]: node for node in (*flow.get("questions", []), *flow.get("outcomes", []))}
    ends = {node["key"] for node in flow.get("outcomes", [])}
    key = flow.get("start", "")
    while True:
        if key not in nodes or key in told:
            return way, None, None
        if key in ends:
            return way, prefix + key, key
        question = nodes[key]
        if question["kind"] == "part":
            inner = load(question.get("part"))
            if inner is None:
                return way, None, None
            inner_way, stands, ended = walk(inner, given, areas, today, load, f"{prefix}{key}.")
            way += inner_way
            if ended is None:
                return way, stands, None
            told[key] = ended
        else:
            if prefix + key not in given:
                return way, prefix + key, None
            try:
                told[key] = read(question, given[prefix + key], areas)
            except Wrong:
                return way, prefix + key, None
            way.append(prefix + key)
        key = goal(question, told, today)


def goal(question, told, today):
    for rule in question.get("rules", []):
        if true(rule["when"], told, today):
            return rule.get("to", "")
    answer = told[question["key"]]
    for option in question.get("options", []):
        if isinstance(answer, str) and option["key"] == answer and option.get("to"):
            return option["to"]
    return question.get("to", "")


def true(when, told, today):
    if "all" in when:
        return False not in [true(part, told, today) for part in when["all"]]
    if "any" in when:
        return True in [true(part, told, today) for part in when["any"]]
    if when["question"] not in told:
        return False
    answer, values = told[when["question"]], when["value"]
    bound = values[0]
    match when["test"]:
        case "is":
            return answer in values
        case "is_not":
            return answer not in values
        case "includes":
            return any(value in answer for value in values)
        case "includes_all":
            return all(value in answer for value in values)
        case "includes_none":
            return not any(value in answer for value in values)
        case "at_least":
            return answer >= Decimal(bound)
        case "at_most":
            return answer <= Decimal(bound)
        case "on_or_after":
            return answer.isoformat() >= bound
        case "on_or_before":
            return answer.isoformat() <= bound
        case "days_ago":
            return (today - answer) >= timedelta(days=int(bound))
        case "years_ago":
            years = today.year - answer.year - ((today.month, today.day) < (answer.month, answer.day))
            return years >= int(bound)


def read(question, values, areas):
    """Only what the generators write; all else that a person may write has a table of cases of its own."""
    values = [value.replace("\x00", "").strip() for value in values]
    values = [value for value in values if value]
    options = [option["key"] for option in question.get("options", [])]
    if question["kind"] == "several":
        if values == ["geen"] and not question.get("needed", True):
            return []
        if not values or set(values) - set(options):
            raise Wrong
        return values
    if question["kind"] == "date":
        return day(values)
    if len(values) != 1:
        raise Wrong
    value = values[0]
    match question["kind"]:
        case "yes_no":
            if value not in ("ja", "nee"):
                raise Wrong
            return value
        case "single":
            if value not in options:
                raise Wrong
            return value
        case "place":
            return areas(question["table"], value)
        case "number":
            return number(question.get("number", {}), value)


def day(values):
    if len(values) != 1 or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", values[0], re.ASCII):
        raise Wrong
    try:
        return date.fromisoformat(values[0])
    except ValueError:
        raise Wrong from None


def number(limits, value):
    if not re.fullmatch(r"-?\d+(,\d+)?", value, re.ASCII):
        raise Wrong
    found = Decimal(value.replace(",", "."))
    if len(value.partition(",")[2].rstrip("0")) > limits.get("decimals", 0):
        raise Wrong
    if "minimum" in limits and found < Decimal(limits["minimum"]):
        raise Wrong
    if "maximum" in limits and found > Decimal(limits["maximum"]):
        raise Wrong
    return found
