"""Views: small objects that hold just what a template shows. All decisions are taken here."""
