"""The pages that show registers, search, and the files that machines read."""
