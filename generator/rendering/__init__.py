"""Report to published files: dataset, pages, charts and feeds, all in memory."""

from generator.rendering.site import render

__all__ = ["render"]
