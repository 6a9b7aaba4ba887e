"""Pages read as a browser reads them: elements by class, by name and by id."""

import html5lib

SITE = "http://127.0.0.1:8000"


def parse(response):
    """Return the root element of a page, a response or its text."""
    return html5lib.parse(getattr(response, "text", response), namespaceHTMLElements=False)


def of_class(element, name, tag=None):
    """Return the elements below that have a class, in order."""
    return [one for one in element.iter(tag) if name in (one.get("class") or "").split()]


def by_id(element, id):
    """Return the one element with this id."""
    (found,) = [one for one in element.iter() if one.get("id") == id]
    return found


def inputs(element, **attributes):
    """Return the inputs that have these attributes; True asks only that it is there."""
    return [
        one
        for one in element.iter("input")
        if all((name in one.attrib) if value is True else one.get(name) == value for name, value in attributes.items())
    ]


def text_of(element):
    """Return all words of an element, single spaces between them."""
    return " ".join("".join(element.itertext()).split())


def texts(tree, path):
    """Return the words of each element at a path."""
    return [text_of(element) for element in tree.findall(path)]


def links(tree):
    """Return the address of every link by its words."""
    return {text_of(link): link.get("href") for link in tree.iter("a")}


def meta(tree, name):
    """Return what the page's `meta` elements of a name say."""
    return [element.get("content") for element in tree.iter("meta") if element.get("name") == name]


def rel(tree, name):
    """Return where the page's `link` elements of a relation lead."""
    return [element.get("href") for element in tree.iter("link") if element.get("rel") == name]


def assert_frame(tree):
    """Assert what every page has, whatever it says."""
    assert len(tree.findall(".//h1")) == 1
    assert len(tree.findall(".//main")) == 1
    assert text_of(tree.find(".//h1"))
    assert text_of(tree.find(".//title"))
    assert tree.get("lang") == "en"
    assert not list(tree.iter("style"))
    assert all(script.get("src") and not text_of(script) for script in tree.iter("script"))
    for element in tree.iter():
        assert "style" not in element.attrib
        assert not [name for name in element.attrib if name.startswith("on")]
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
