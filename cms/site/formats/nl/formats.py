"""Dates and times as they are written in Flanders."""

DATE_FORMAT = "j F Y"
SHORT_DATE_FORMAT = "d/m/Y"
DATETIME_FORMAT = "j F Y, G.i \\u\\u\\r"
TIME_FORMAT = "G.i \\u\\u\\r"
DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "."
