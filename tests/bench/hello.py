"""The least that a server can be asked to do; `pages.py` measures it beside the archive."""


def application(environ, start_response):
    """Say hello."""
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "12")])
    return [b"hello world\n"]
