"""The front page: what is new, who is in the news, what happened on this day, how far the archive reaches."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from articles.dates import Moment
from articles.index import ACTOR, THEME, Snapshot
from articles.index.answering import between, in_order, on_this_day
from articles.questions import Answer, Question
from articles.views.browse import refuse_parameters
from articles.views.lists import rows
from articles.views.public import public
from articles.views.subjects import top
from articles.vocabulary import Precision

NEWEST_ROWS = 10
RECENT_DAYS = 30


@public
def front(request: HttpRequest, snapshot: Snapshot) -> HttpResponse:
    """The front page."""
    refuse_parameters(request, snapshot)
    newest = in_order(snapshot, snapshot.visible, 0, NEWEST_ROWS)
    oldest = in_order(snapshot, snapshot.visible, 0, 1, oldest_first=True)
    today = timezone.now().astimezone(dt.UTC).date()
    this_day = on_this_day(snapshot, today, 5)
    drawn = {row.article.pk: row for row in rows(snapshot, Answer(Question(), 0, tuple({*newest, *this_day})))}
    last_on = snapshot.day_of(newest[0]) if newest else today
    since = Moment(dt.datetime.combine(_days_before(last_on, RECENT_DAYS - 1), dt.time(), dt.UTC), Precision.DAY)
    recent = Question(since=since, until=Moment(dt.datetime.combine(last_on, dt.time(), dt.UTC), Precision.DAY))
    recent_ids = snapshot.visible & between(snapshot, recent)
    context = {
        "newest": [drawn[id] for id in newest if id in drawn],
        "this_day": [drawn[id] for id in this_day if id in drawn],
        "today": today,
        "actors": top(snapshot, ACTOR, recent_ids, 12),
        "themes": top(snapshot, THEME, snapshot.visible, 12),
        "recent_days": RECENT_DAYS,
        "recent_address": recent.address(),
        "count": len(snapshot.visible),
        "actor_count": snapshot.count_in_use(ACTOR),
        "first_on": snapshot.day_of(oldest[0]) if oldest else None,
        "last_on": last_on if newest else None,
    }
    return render(request, "articles/front.html", context)


def _days_before(day: dt.date, days: int) -> dt.date:
    """Return the day so many days earlier, or the first of the calendar."""
    return dt.date.fromordinal(max(1, day.toordinal() - days))
