"""Addresses of the lead's screen."""

from django.urls import path

from contactforms.reports import views

app_name = "reports"

urlpatterns = [
    path("", views.show, name="overview"),
    path("csv/", views.export, name="overview_csv"),
    path("doorverbonden/", views.transfers, name="transfers"),
    path("doorverbonden/csv/", views.transfers_export, name="transfers_csv"),
]
