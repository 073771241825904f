"""How flows are used, in sums per day: `recording` writes, `numbers` reads. Never who, from where or in which visit."""
