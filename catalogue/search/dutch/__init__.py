"""Dutch words: folding, stemming, compounds."""
