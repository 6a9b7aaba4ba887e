"""Whole pages over HTTP from the production server, one worker: `python tests/bench/pages.py [REQUESTS]`.

Each kind of page is asked for uncached (page cache off) and cached, and beside them an application that says hello;
CPU is the worker's own, by /proc.
"""

import gzip
import http.client
import os
import re
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
REQUESTS = int(sys.argv[1]) if len(sys.argv) > 1 else 200
TICKS = os.sysconf("SC_CLK_TCK")


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Server:
    """Gunicorn with one worker on the archive of the environment, or on another application."""

    def __init__(self, cache_mb, application="newsarchive.wsgi:application"):
        self.port = free_port()
        environment = {**os.environ, "PAGE_CACHE_MB": str(cache_mb)}
        command = [
            sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{self.port}", "--workers", "1", "--worker-class",
            "gthread", "--threads", "4", "--log-level", "error", "--pythonpath", str(HERE), application,
        ]  # fmt: skip
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment)
        for _ in range(100):
            try:
                self.get("/healthz")
                break
            except OSError:
                time.sleep(0.1)
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        self.worker = int(children[0])

    def get(self, path, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        connection.request("GET", path, headers={"Accept-Encoding": "gzip", **headers})
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return response, body

    def cpu_s(self):
        fields = Path(f"/proc/{self.worker}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory_mb(self):
        status = Path(f"/proc/{self.worker}/smaps_rollup").read_text()
        return int(re.search(r"^Pss: +(\d+)", status, re.M)[1]) / 1024

    def stop(self):
        self.process.terminate()
        self.process.wait()


def pages_of(server):
    """The kinds of page, found by following the site's own links."""
    _, body = server.get("/articles/")
    browse = gzip.decompress(body).decode()
    article = re.search(r'href="(/\d{4}/\d\d/\d\d/[^"]+/)"', browse)[1]
    actor = re.search(r'name="actor" value="([^"]+)"', browse)[1]
    theme = re.search(r'name="theme" value="([^"]+)"', browse)[1]
    last = max(int(number) for number in re.findall(r"page=(\d+)", browse))
    return {
        "front": "/",
        "browse, whole archive": "/articles/",
        "browse, popular actor": f"/articles/?actor={actor}",
        "browse, actor and theme": f"/articles/?actor={actor}&theme={theme}",
        "search, common word": "/articles/?q=president",
        "search, phrase": "/articles/?q=%22security+council%22",
        f"browse, page {last}": f"/articles/?page={last}",
        "actor": f"/actors/{actor}/",
        "article": article,
        "feed": "/articles.atom",
        "year": "/2010/",
    }


def measure(server, path, count, **headers):
    walls, size = [], 0
    before = server.cpu_s()
    for _ in range(count):
        start = time.perf_counter()
        response, body = server.get(path, **headers)
        walls.append((time.perf_counter() - start) * 1000)
        size = len(body)
        assert response.status in (200, 304), (path, response.status)
    cpu = (server.cpu_s() - before) / count * 1000
    walls.sort()
    return statistics.median(walls), walls[int(len(walls) * 0.99) - 1], cpu, size


def main():
    results = {}
    for name, cache in (("uncached", 0), ("cached", 24)):
        server = Server(cache)
        try:
            paths = pages_of(server)
            for page, path in paths.items():
                server.get(path)
                results[name, page] = measure(server, path, REQUESTS * 10 if cache else max(20, REQUESTS // 2))
            if cache:
                response, _ = server.get("/articles/")
                etag = response.headers["ETag"]
                results[name, "304 of browse"] = measure(server, "/articles/", REQUESTS * 10, **{"If-None-Match": etag})
            print(f"{name}: worker's memory after the run {server.memory_mb():.0f} MB (PSS)")
        finally:
            server.stop()
    server = Server(0, "hello:application")
    try:
        results["cached", "hello"] = measure(server, "/", REQUESTS * 10)
    finally:
        server.stop()
    print(
        f"\n{'milliseconds':<26}{'uncached p50':>13}{'p99':>8}{'CPU':>8}{'gzip kB':>9}"
        f"{'cached p50':>12}{'p99':>8}{'CPU':>8}"
    )
    for page in [*paths, "304 of browse", "hello"]:
        cold, warm = results.get(("uncached", page)), results["cached", page]
        left = f"{cold[0]:>13.1f}{cold[1]:>8.1f}{cold[2]:>8.1f}{cold[3] / 1000:>9.1f}" if cold else " " * 38
        print(f"{page:<26}{left}{warm[0]:>12.2f}{warm[1]:>8.2f}{warm[2]:>8.2f}")


if __name__ == "__main__":
    main()
