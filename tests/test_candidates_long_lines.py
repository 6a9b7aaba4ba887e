"""Names in no list of a text that is one long line, as those have that were read in from print."""

import time

import pytest
from django.core.management import call_command
from factories import make_article

from articles.models import Article

pytestmark = pytest.mark.django_db


@pytest.mark.soak
@pytest.mark.parametrize("piece", ["The QRST met the XYZW. ", "People's ", "Zenda and ", "Ab–" * 8, "President "])
def test_a_line_four_times_as_long_takes_little_more_than_four_times_as_long(capsys, piece):
    sentence = "The QRST met the XYZW. "
    rows = [make_article(headline, body_html=f"<p>{sentence}</p>") for headline in ("Talks", "Speech")]

    def seconds(count):
        Article.objects.filter(pk=rows[0].pk).update(body_html=f"<p>{sentence}</p><p>{piece * count}</p>")
        started = time.process_time()
        call_command("name_candidates")
        taken = time.process_time() - started
        assert "QRST" in capsys.readouterr().out
        return taken

    seconds(1_000)
    assert seconds(20_000) < 6 * seconds(5_000)
