"""The project and its shell: settings, site, accounts, desk, urls."""
