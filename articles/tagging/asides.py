"""What stands in a text and is not part of what it says: datelines, bylines, credits, notices, links to other texts.

Names there are no actors of the text: the agency that sent it, the reporter, the photographer, the network on which
it may be shared. Each kind is known by a word that opens it, so that one look for those words passes over a text
that has none.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from sys import maxsize

from ahocorasick_rs import AhoCorasick, Implementation

Span = tuple[int, int]
"""The first character, and the one after the last."""

_AGENCIES = (
    "Reuters|The Associated Press|Associated Press|Agence France-Presse|Agence France Presse|AFP|AP|UPI|EFE|ANSA|DPA|"
    "dpa|APA|TASS|ITAR-TASS|Tass|Xinhua|Interfax|RIA Novosti|Kyodo(?: News)?|Yonhap|Anadolu(?: Agency| Ajansı)?|"
    "Bloomberg|PTI|ANI|IANS|SANA|IRNA|WAFA|WAM|QNA|SPA|KUNA|MENA|KCNA|Europa Press|EPA|EPA-EFE|CNN|BBC|رويترز|"
    "أ ف ب|أ\\.ف\\.ب|د ب أ|فرانس برس|الأناضول|سانا|وام|قنا|واس"
)
_PHOTO_AGENCIES = f"Getty(?: Images)?|Shutterstock|Alamy|Pool|POOL|{_AGENCIES}"
_NETWORK = (
    "(?:Facebook|Twitter|X|LinkedIn|WhatsApp|Telegram|Instagram|YouTube|TikTok|Reddit|Bluesky|Threads|Messenger|"
    "Google News|VKontakte|Weibo|WeChat|Viber|Snapchat|e-?mail|E-?mail)"
)
_AND = r"(?:\s*[,/|•·]\s*(?:and |or |on )?|\s+(?:and|or|on|et|y|und|auf|sur|en)\s+|\s+)"
_NAME = r"(?!\w+ by\b)[^\W\d_a-z][\w.'’-]*"
_NAMES = (
    rf"{_NAME}(?:(?:,? (?:and|with|in|for|of|de|del|von|van|der|den|al|el|bin|et|y|und|mit|à|en|aus)|,|\s?&|\s?/)?"
    rf" {_NAME}){{0,14}}"
)
_LINE_CHARS = 200
_BEFORE_CHARS = 80
_MAX_LOOKS = 5_000  # A text with more such words is none that anybody wrote; each takes up to 20 µs.

# What ends with its line, or where that is long with its sentence.
_REST = rf"(?:[^\n]{{0,{_LINE_CHARS}}}(?=\n|\Z)|[^\n.!?]{{0,{_LINE_CHARS}}}[.!?]?)"


def _any(words: str) -> str:
    return "|".join(re.escape(word.strip()) for word in words.split(";"))


_READ_MORE = """
Read more; READ MORE; Read also; READ ALSO; Also read; ALSO READ; See also; SEE ALSO; Related stories;
Related articles; Related coverage; Related content; Related topics; RELATED; Related; Recommended; You may also like;
You might also like; Most read; MOST READ; Up next; Watch live; Watch now; Watch; WATCH; Listen; LISTEN; Also on;
More on this story; More from; More about; Don't miss; Don’t miss; Editor's picks; Editor’s picks; Trending;
Lire aussi; À lire aussi; À lire; Lisez aussi; A lire aussi; Lea también; Lee también; Leer más; Lea más;
Te puede interesar; Lesen Sie auch; Lesen Sie mehr; Mehr zum Thema; Auch interessant; اقرأ أيضا; اقرأ أيضاً; إقرأ أيضا;
إقرأ أيضاً; اقرأ المزيد; اقرأ ايضا; شاهد أيضا; مواضيع ذات صلة; אולי יעניין אותך; קראו גם; Читайте также; Читать далее
"""
_INVITING = """
Sign up; Subscribe; SUBSCRIBE; Follow us; Follow; Like us; Join us on; Join our; Find us on; Click here; Download our;
Download the; Get the latest; Get our; Support our; Abonnez-vous; Suivez-nous; Suivez; Inscrivez-vous; Suscríbase;
Suscríbete; Síguenos; Síganos; Abonnieren Sie; Folgen Sie; Melden Sie sich; تابعونا; تابعنا; اشترك; اشتركوا;
Подписывайтесь; Подпишитесь
"""
_TO_WHAT = re.compile(
    rf"newsletter|lettre d|bolet|infolettre|Newsletter|briefing|alerts?\b|app\b|channel|here\b|free\b|"
    rf"notifications|updates|inbox|email|e-mail|podcast|{_NETWORK}\b|canal|Kanal|قناة|النشرة|واتساب|تلغرام|تليغرام|"
    "فيسبوك|تويتر|канал|рассылк"
)
_SHARING = "Share; SHARE; Tweet; Partager; Partagez; Compartir; Comparte; Teilen; Teile; مشاركة; شارك; Поделиться"
_CREDITS = """
Photo; Photos; PHOTO; Photograph; Photographs; Image; Images; IMAGE; Picture; Pictures; Credit; CREDIT; Video; VIDEO;
Graphic; Map; Foto; Fotos; Bild; Crédit; Crédits; Crédito; Créditos; Imagen; تصوير; صورة; الصورة; Фото; צילום; צילומים
"""
_SOURCES = "Source; Sources; SOURCE; Fuente; Fuentes; Quelle; Quellen; المصدر; Источник; מקור"
_RIGHTS = """
Copyright; COPYRIGHT; ©; All rights reserved; Tous droits réservés; Todos los derechos reservados;
Alle Rechte vorbehalten; جميع الحقوق محفوظة; Все права защищены; This material may not be; Terms of use; Terms of Use
"""
_REPORTERS = """
Reporting by; Additional reporting by; Writing by; Editing by; Compiled by; Translated by; Translation by; Written by;
Reported by; Graphics by; Photography by; Photo by; Photos by; Video by; Story by; Produced by; Edited by
"""
_BYLINES = "By; BY; Par; Von; Por; Di; بقلم; كتب; كتبت; Автор"
_AFTER_BYLINES = (" ", ":")

_LINES: list[tuple[str, re.Pattern[str]]] = [
    (_READ_MORE, re.compile(rf"(?:{_any(_READ_MORE)})\s*(?:(?:[:|>»–—-]|\.\.\.|…){_REST}|(?=\n|\Z))")),
    (_INVITING, re.compile(rf"(?:{_any(_INVITING)})\b{_REST}")),
    (
        _SHARING,
        re.compile(
            rf"(?:{_any(_SHARING)})(?: (?:this|it|the|article|story|post|cet article|este artículo|diesen Artikel))*"
            rf"(?:(?: (?:on|via|to|by|sur|en|por|auf|per|عبر|على|في))? {_NETWORK}\b"
            rf"(?:{_AND}(?:(?:{_any(_SHARING)})(?: (?:on|via|to))? )?{_NETWORK}\b)*|\s*(?=\n|\Z))"
        ),
    ),
    (_CREDITS, re.compile(rf"(?:{_any(_CREDITS)})(?: (?:credits?|by|source|caption|photo))?\s?[:：©|/]{_REST}")),
    (_SOURCES, re.compile(rf"(?:{_any(_SOURCES)})\s?: ?[^\n]{{2,80}}(?=\n|\Z)")),
    (_RIGHTS, re.compile(rf"(?:{_any(_RIGHTS)}){_REST}")),
    (
        _REPORTERS,
        re.compile(
            rf"(?:{_any(_REPORTERS)}) {_NAMES}"
            rf"(?:[;.,]? ?(?:and )?(?:{_any(_REPORTERS)}|{_any(_REPORTERS).lower()}) {_NAMES})*"
        ),
    ),
    (_BYLINES, re.compile(rf"(?:{_any(_BYLINES)}):? {_NAMES}\.?[ \t]*(?=\n|\Z|[|•])")),
]
"""Words that open a line or a sentence, and what is left out from there on."""

_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:, \d{{4}})?"
_PLACE = rf"(?:{_NAME}(?:[ /-]{_NAME}){{0,3}})(?:, {_NAME}(?: {_NAME}){{0,2}})?"
_BYLINE = r"(?:By [^\n.]{3,120}?(?=\b[A-Z]{4,}|\n)\n?\s*)?"
_SENT = re.compile(
    rf"\W{{0,3}}{_BYLINE}(?:(?:{_PLACE})?(?:, {_DAY})?\s?[(/](?:{_AGENCIES})[^()\n]{{0,30}}[)/]"
    rf"|(?:{_AGENCIES})(?: ?/ ?(?:{_AGENCIES}))*)\s?[-–—:|]{{1,2}}\s"
)
"""How a text begins that an agency sent: "By Ann Lee, Associated Press PARIS (AP) —", "(AFP) –", "Reuters -"."""

_DATELINE = re.compile(rf"\W{{0,3}}{_BYLINE}{_PLACE}(?:(?:, {_DAY})?\s[-–—]{{1,2}}\s|, {_DAY}\b)")
_OPENING_CHARS = 250

_OUTLETS = (
    rf"(?:{_AGENCIES}|(?:BBC|CBS|NBC|ABC|Fox|Sky|CTV|CBC|AP|Euro)\s?[Nn]ews|Al[ -]Jazeera(?: English)?|Al Arabiya|"
    r"France 24|DW|Deutsche Welle|NPR|VOA|RFE/RL|RTÉ|Politico|Axios|Haaretz|Le Monde|El País|Der Spiegel|"
    r"(?:The )?(?:Guardian|Independent|Telegraph|Economist|Washington Post|Wall Street Journal|Hindu|Jerusalem Post|"
    r"(?:[A-Z]\w+ ){1,2}Times))"
)

_INLINE: list[tuple[str, re.Pattern[str]]] = [
    (
        "Reuters;AP;AFP;UPI;EFE;ANSA;DPA;dpa;TASS;Tass;Xinhua;Interfax;Kyodo;Yonhap;Anadolu;Bloomberg;EPA;"
        "Associated Press;Agence France;Getty;Shutterstock;Alamy;SANA;IRNA;WAFA;KCNA;CNN;BBC;رويترز;أ ف ب;فرانس برس;"
        "الأناضول",
        re.compile(
            rf"\((?:{_AGENCIES})\)"
            rf"|\b(?:{_NAME} ){{0,3}}(?:{_NAME}\s?/\s?|\bvia )(?:{_PHOTO_AGENCIES})\b"
            rf"(?:\s?/\s?(?:{_PHOTO_AGENCIES})\b)*"
            rf"|\b(?:told|tells|telling|according to|quoted by|seen by|reviewed by|cited by|interview with|speaking to)"
            rf" (?:the )?(?:{_AGENCIES})\b(?:['’]s?)?(?: news agency)?"
            rf"|\b(?:{_AGENCIES}) (?:reported|reports)\b"
        ),
    ),
    (
        "(BBC;(CBS;(NBC;(ABC;(Fox;(Sky;(CTV;(CBC;(AP;(Euro;(Reuters;(CNN;(Al Jaz;(Al-Jaz;(Al Arab;(France 24;(DW;"
        "(Deutsche;(NPR;(VOA;(RFE;(RTÉ;(Politico;(Axios;(Haaretz;(Le Monde;(El País;(Der Spieg;(The ;(Guardian;"
        "(Washington Post;(New York Times;(Wall Street;(Financial",
        re.compile(rf"\((?:{_OUTLETS})(?:(?:,| and| via|;|/) ?(?:{_OUTLETS}))*\)"),
    ),
    ("contributed to this", re.compile(r"[^.!?\n]{0,200}contributed to this [^.!?\n]{0,80}")),
    (
        "Facebook;Twitter;Telegram;WhatsApp;Instagram;YouTube;TikTok;Weibo;Truth Social; on X",
        re.compile(
            rf"\b(?:said|says|wrote|writes|posted|posts|writing|announced|published|shared|statements?|messages?|posts?|"
            rf"videos?|tweeted|declared|stated|added|confirmed|claimed|broadcast|live|address|speech|urged|warned)"
            rf"(?: [a-z]+){{0,3}} (?:on|via|in|to) (?:(?:his|her|its|their|the|a|an|official|social|media|network|"
            rf"networking|messaging|site|platform|app|service),? ){{0,6}}(?:{_NETWORK}|Truth Social)\b"
            rf"|(?:\A|\n)\W*{_NETWORK}(?:[\s,|/•·]+{_NETWORK})+[^\w\n]*(?=\n|\Z)"
            rf"|\b(?:{_NETWORK[:-1]}|Truth Social)) (?:posts?|pages?|accounts?|channels?|messages?|groups?|chats?|"
            rf"videos?|livestream|handle|feed)\b"
        ),
    ),
]
"""Words that such a mention has somewhere, and the whole of it."""

# "Par" and "Di" begin so many words that they are sought with what follows them.
_OPENING = [
    (word.strip() + after, pattern, True)
    for words, pattern in _LINES
    for word in words.split(";")
    if word.strip()
    for after in (_AFTER_BYLINES if words is _BYLINES else ("",))
] + [(word.strip("\n"), pattern, False) for words, pattern in _INLINE for word in words.split(";") if word.strip()]
_AUTOMATON = AhoCorasick([word for word, _, _ in _OPENING], implementation=Implementation.DFA)
_HALVES = re.compile("[\ud800-\udfff]")
_STARTS = re.compile(r"(?:\A|\n|[.!?؟…)\]\"”»]\s|\()[^\w\n]*\Z")
_LINE_STARTS = re.compile(r"(?:\A|\n)[^\w\n]*\Z")
_LINE_ONLY = frozenset(pattern for words, pattern in _LINES if words is _BYLINES)
_OUTLET_AFTER = re.compile(
    rf"\s[-–—|]\s(?:{_AGENCIES}|BBC News|AP News|CNN\.com|Al Jazeera|France 24|DW|[^-–—|]{{0,20}}Times)\Z"
)


def asides(text: str) -> list[Span]:
    """Return what of a text is no part of what it says, in order; nothing of it overlaps. Empty: all of it counts."""
    found = list(_asides(text))
    return _merged(sorted(found)) if found else found


def dateline_end(text: str) -> int:
    """Return where the place and day end that a text begins with: "GENEVA —", "Saigon, May 3, 1955"; 0 without."""
    found = _DATELINE.match(text, 0, _OPENING_CHARS)
    return found.end() if found else 0


def outlet_after(title: str) -> list[Span]:
    """Return the name of an outlet that a headline ends with: "… - Reuters"."""
    found = _OUTLET_AFTER.search(title)
    return [found.span()] if found else []


def _asides(text: str) -> Iterator[Span]:
    sent = _SENT.match(text, 0, _OPENING_CHARS)
    if sent:
        yield sent.span()
    end = 0
    try:
        opened = _AUTOMATON.find_matches_as_indexes(text)
    except UnicodeEncodeError:  # The automaton takes no half characters, which some files hold.
        opened = _AUTOMATON.find_matches_as_indexes(_HALVES.sub(" ", text))
    for number, start, _ in opened[:_MAX_LOOKS]:
        if start < end:
            continue
        _, pattern, opens = _OPENING[number]
        if opens:
            where = _LINE_STARTS if pattern in _LINE_ONLY else _STARTS
            found = pattern.match(text, start) if where.search(text, max(0, start - 4), start) else None
            if found and pattern is _LINES[1][1] and not _TO_WHAT.search(found.group()):
                found = None
        else:
            first = max(end, start - _BEFORE_CHARS, 0)
            found = next((one for one in pattern.finditer(text, first, start + _LINE_CHARS) if one.end() > start), None)
        if found:
            end = found.end()
            yield found.span()


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def is_within(spans: Sequence[Span], start: int, end: int) -> bool:
    """Tell whether some characters are all in one of these spans, which come in order."""
    at = bisect_right(spans, (start, maxsize)) - 1
    return at >= 0 and end <= spans[at][1]
