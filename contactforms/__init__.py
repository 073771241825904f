"""Questions from people: asked, routed, answered, delivered, and looked at only by who may."""
