"""Addresses of what an agent does with a question; identities only, no person's data."""

from django.urls import path

from contactforms.portal.handover.views import appointments, calling_back, passing_on, sending, transfers

urlpatterns = [
    path("vragen/<str:reference>/versturen/", sending.send, name="send"),
    path("vragen/<str:reference>/terugbellen/", calling_back.call_back, name="call_back"),
    path("contacten/<uuid:contact>/doorgeven/<uuid:item>/", passing_on.pass_on, name="pass_on"),
    path("contacten/<uuid:contact>/doorgegeven/<str:reference>/", passing_on.passed_on, name="passed_on"),
    path("contacten/<uuid:contact>/doorgegeven/<str:reference>/ongedaan/", passing_on.undo, name="undo_passing_on"),
    path("contacten/<uuid:contact>/doorverbonden/<uuid:service>/", transfers.transfer, name="transfer"),
    path("afspraken/<uuid:uuid>/verzetten/", appointments.move, name="move_appointment"),
    path("afspraken/<uuid:uuid>/annuleren/", appointments.cancel, name="cancel_appointment"),
    path("afspraken/<uuid:uuid>/agenda/", appointments.calendar_file, name="appointment_file"),
]
