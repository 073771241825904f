"""Masking, the read log, retention: whose eyes see a person's data, and who remembers that they did."""
