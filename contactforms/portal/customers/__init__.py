"""Customers on the desk: who someone is, what they asked before, and who may see that."""
