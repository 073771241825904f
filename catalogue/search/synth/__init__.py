"""A catalogue many times as large, for measuring: `manage.py search_index synth`. Only ever in a scratch database."""
