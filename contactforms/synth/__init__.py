"""Ten years of contacts that never were, for measuring: `manage.py synth_contacts`. Only ever in a scratch database."""
