"""Measures the budgets of docs/budgets.md on a scratch city: `make bench`. Never part of the suite."""
