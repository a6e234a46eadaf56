"""Events in templates; ``{% load events %}``."""

from django import template

register = template.Library()


@register.filter
def as_clock(seconds: int) -> str:
    """Show seconds as minutes and seconds: ``{{ moment.left|as_clock }}``."""
    minutes, rest = divmod(max(seconds, 0), 60)
    return f"{minutes}:{rest:02}"
