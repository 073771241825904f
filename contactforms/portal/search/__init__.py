"""The catalogue as colleagues search it: the website's search, the notes for colleagues, and who answers."""
