"""Home, base templates, styles, the city's look, and the pages about the site itself."""
