"""The call screen: the search of the portal, with the running contacts of an agent at its side."""
