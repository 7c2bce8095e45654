"""The desk and the public site over HTTP: no SQL here, no web in the services."""
