"""The stored words of a text: what both databases index."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.words import MAX_WORDS, fold, index_words, split, stem

SCRIPTS = st.text(
    st.one_of(
        st.sampled_from(" \t\n\u3000\u00a0'’.-,s"),
        st.sampled_from("`_/&$=\u0338"),
        st.characters(),
        st.sampled_from("abnstUS éñДаёالسלו中文한국ไทย\u0301\u0651"),
    ),
    max_size=60,
)


@settings(deadline=None, max_examples=300)
@given(SCRIPTS, st.sampled_from(["en", "fr", "ar", "ru", "zh", "unstated"]))
@example("Côte-O`Brien", "en")
@example("a_U.S. U.S.-led", "en")
def test_a_text_is_stored_as_the_stems_of_its_words_in_order(text, language):
    words = [word.text for run in text.split() for word in split(fold(run))]
    for _ in range(2):  # The second time from memory.
        assert index_words(text, language) == " ".join(stem(words, language))


def test_words_beyond_the_limit_are_not_stored():
    stored = index_words("война " * (MAX_WORDS + 5), "ru").split()
    assert len(stored) == MAX_WORDS
    assert len(index_words("中文" * MAX_WORDS, "zh").split()) == MAX_WORDS
