"""How editors tune the search: what people looked for, the words that help, and what each word does."""
