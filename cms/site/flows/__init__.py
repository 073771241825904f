"""The shell around guided questions: finding the flow at an address, and what stands beside its screens."""
