"""EV Dossier: reads news articles and writes a sourced, cross-linked report site."""
