"""Report to published files: dataset, pages, charts and feeds, all in memory."""

from generator.rendering.site import outputs, render

__all__ = ["outputs", "render"]
