"""The visitor's side of guided questions: one question a page, answers in the address or, when sensitive, in the session."""
