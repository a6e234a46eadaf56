"""Addresses of who knows whom."""

from typing import Final

from django.urls import URLPattern, path

from dardar.web.insights.network import mapping, meeting, pairs, paths, shape, sharing

urlpatterns: Final[list[URLPattern]] = [
    path("network/", shape.network, name="network"),
    path("network/groups/<int:number>/", shape.group, name="network_group"),
    path("network/changes/<slug:kind>/", shape.changes, name="network_changes"),
    path("network/map/", mapping.map_of_people, name="network_map"),
    path("network/map.svg", mapping.svg, name="network_map_svg"),
    path("network/map.json", mapping.data, name="network_map_data"),
    path("network/meet/", meeting.meet, name="network_meet"),
    path("network/meet/not-these/", meeting.never, name="not_these"),
    path("network/between/<uuid:one>/<uuid:other>/", pairs.between_two, name="network_between"),
    path("network/people/<uuid:pk>/", pairs.person, name="network_person"),
    path("network/paths/", paths.paths, name="network_paths"),
    path("network/paths/people/<uuid:pk>/", paths.ask_person, name="network_ask_person"),
    path("network/paths/ties/<uuid:pk>/", paths.ask_member, name="network_ask_member"),
    path("network/shared/", sharing.shared, name="network_shared"),
    path("network/shared/<uuid:pk>/", sharing.take_back, name="network_take_back"),
    path("network/asked/<uuid:pk>/", sharing.decide, name="network_decide"),
]
