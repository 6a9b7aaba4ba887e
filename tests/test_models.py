import pytest
from factories import make_article

pytestmark = pytest.mark.django_db


def test_slug_is_made_from_the_headline_and_unique_within_the_day():
    first = make_article("Talks in Zürich", published="2024-02-01")
    second = make_article("Talks in Zürich", published="2024-02-01", url="https://example.org/2")
    assert (first.slug, second.slug) == ("talks-in-zurich", "talks-in-zurich-2")
