"""Topic questions: what a product or service wants to know beforehand, asked alike by form, agent and API."""
