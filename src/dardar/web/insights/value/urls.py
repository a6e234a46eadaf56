"""Addresses of value both ways."""

from typing import Final

from django.urls import URLPattern, path

from dardar.web.insights.value import behind, chains, report, results, river, worth

urlpatterns: Final[list[URLPattern]] = [
    path("value/", river.both_ways, name="value"),
    path("value/given/", behind.gives, name="value_given"),
    path("value/promises/", behind.promises, name="value_promises"),
    path("value/encounters/", behind.encounters, name="value_encounters"),
    path("value/beginnings/", behind.beginnings, name="value_beginnings"),
    path("value/introductions/", behind.introductions, name="value_introductions"),
    path("value/results/", results.results, name="results"),
    path("value/results/new/", results.new, name="result_new"),
    path("people/<uuid:person>/results/", results.add, name="result_add"),
    path("value/results/<uuid:pk>/", results.edit, name="result"),
    path("value/results/<uuid:pk>/delete/", results.delete, name="result_delete"),
    path("value/chains/<slug:kind>/<uuid:pk>/", chains.chain, name="chain"),
    path("value/chains/<slug:kind>/<uuid:pk>/of/", chains.came_of, name="chain_of"),
    path("value/occasions/", worth.occasions, name="occasions"),
    path("value/gatherings/<uuid:pk>/", worth.gathering, name="gathering_worth"),
    path("value/spaces/", worth.spaces, name="spaces"),
    path("value/spaces/<uuid:pk>/<int:year>/", worth.space, name="space_year"),
    path("value/years/", report.latest, name="year_latest"),
    path("value/years/<int:year>/", report.year, name="year_report"),
    path("value/years/<int:year>/report.pdf", report.pdf, name="year_pdf"),
]
