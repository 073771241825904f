"""Everything that leaves: written in the transaction of the fact it reports, delivered at least once."""
