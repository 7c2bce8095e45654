"""The public site: pages, feeds and claim search, without a cookie."""
