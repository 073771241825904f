"""The actions of the call screen: each is a form that is posted, with or without scripts."""
