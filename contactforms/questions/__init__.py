"""Questions: the state machine, the clock and the events."""
