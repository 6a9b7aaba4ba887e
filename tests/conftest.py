"""What every test may use."""

import pytest


@pytest.fixture
def desk(client, django_user_model):
    """A browser in which an administrator is signed in."""
    client.force_login(django_user_model.objects.create_superuser("editor"))
    return client
