"""Reads a body on standard input, prepares it as an import would, and prints what that cost as one JSON line."""

import json
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from articles import markup, words


def main():
    body = sys.stdin.buffer.read().decode()
    began = time.process_time()
    try:
        cleaned = markup.clean(body)
        words.index_words(markup.plain_text(cleaned), "en")
        outcome = "cleaned"
    except markup.UncleanableError:
        outcome = "refused"
    cpu_s = time.process_time() - began
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"outcome": outcome, "cpu_s": round(cpu_s, 3), "peak_mb": round(peak_mb)}))


if __name__ == "__main__":
    main()
