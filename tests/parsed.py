"""Pages read as a browser reads them: elements by class, by name and by id."""

import html5lib


def parse(response):
    """Return the root element of a page."""
    return html5lib.parse(response.text, namespaceHTMLElements=False)


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
