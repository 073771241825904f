"""Write down who asked: one way to reach them is enough."""

from contactforms.customers.models import Customer


def register(*, email: str = "", phone: str = "", name: str = "", language: str = "nl") -> Customer | None:
    """Return a new row for this person, or None when nothing was left to reach them by.

    People are never merged by themselves: two rows with one e-mail address may be two people.
    """
    email, name = email.strip(), " ".join(name.split())
    if not email and not phone:
        return None
    customer = Customer(email=email, phone=phone, name=name, language=language)
    customer.full_clean()
    customer.save()
    return customer
