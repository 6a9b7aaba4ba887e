"""`retag` asked for twice at the same moment: one run goes on, the other stops, and none is left in the way."""

from threading import Event, Thread

import pytest
from curated import check_index
from django.db import connection
from factories import make_actor, make_article

from articles.curating import CuratingError
from articles.curating.retagging import Retag
from articles.models import ActorTag, Curation

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def articles(monkeypatch):
    """Six articles about Germany that nothing suggests yet, read two at a time."""
    monkeypatch.setattr("articles.curating.retagging.BATCH_ROWS", 2)
    make_actor("germany")
    return [make_article(f"Item {number}", body_html="<p>Germany is far.</p>") for number in range(6)]


class Other(Thread):
    """A retagging in another connection, which waits where it has read two articles, or has only just begun."""

    def __init__(self, waits_at):
        super().__init__()
        self.waits_at = waits_at
        self.waits, self.goes_on = Event(), Event()
        self.error = None

    def run(self):
        try:
            Retag(uses_processes=False).run(on_progress=self.wait)
        except Exception as error:
            self.error = error
        finally:
            connection.close()
            self.waits.set()

    def wait(self, done, total):
        if done == self.waits_at:
            self.waits.set()
            self.goes_on.wait()


def run_while(other):
    """Retag; the other begins when this run has looked for one that was cut short and has found none."""

    def let_begin(execute, sql, *given):
        found = execute(sql, *given)
        if not other.ident and sql.startswith("SELECT") and 'FROM "articles_curation"' in sql:
            other.start()
            other.waits.wait()
        return found

    try:
        with connection.execute_wrapper(let_begin):
            return Retag(uses_processes=False).run()
    finally:
        other.goes_on.set()
        other.join()


@pytest.mark.parametrize("waits_at", [0, 2])
def test_of_two_retaggings_begun_at_the_same_moment_one_goes_on_and_the_other_stops(articles, waits_at):
    other = Other(waits_at)
    done = run_while(other)
    assert done.articles == 6 - waits_at
    assert isinstance(other.error, CuratingError)
    assert str(other.error) == "Another process is at this retagging already. Let it finish."
    (entry,) = Curation.objects.all()
    assert entry.counts == [["articles read", 6], ["suggestions added", 6], ["suggestions taken away", 0]]
    assert ActorTag.objects.count() == 6
    check_index()


def test_a_retagging_that_ends_while_another_looks_for_it_leaves_the_other_to_a_run_of_its_own(articles):
    done = run_while(Other(waits_at=-1))
    assert (done.begun_after, done.articles, done.added.total()) == (0, 6, 0)
    assert Curation.objects.count() == 2


def test_a_retagging_that_was_killed_is_gone_on_with_after_another_question_was_asked(articles):
    def stop(done, total):
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Retag(uses_processes=False).run(on_progress=stop)
    assert Retag([articles[5].pk], uses_processes=False).run().articles == 1
    assert Retag(uses_processes=False).run().begun_after == articles[3].pk
