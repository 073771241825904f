"""What the templates of site, forms and portal can load."""
