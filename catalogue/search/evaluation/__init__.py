"""Measuring how good the search is: judged queries in (`judgements`), numbers out (`run`, `measures`, `report`)."""
