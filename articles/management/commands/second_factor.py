"""Give an editor a second factor: an address for an authenticator app, and recovery codes to print.

Whoever can run commands on the server can do this; the site itself never shows a secret.
"""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

RECOVERY_CODES = 10


class Command(BaseCommand):
    """`manage.py second_factor USERNAME`."""

    help = "Give an editor a new second factor; the one before stops working."

    def add_arguments(self, parser: Any) -> None:
        """Add the command's arguments."""
        parser.add_argument("username")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        """Replace the editor's devices and print the new ones once."""
        user = get_user_model().objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"There is no editor “{username}”.")
        with transaction.atomic():
            TOTPDevice.objects.filter(user=user).delete()
            StaticDevice.objects.filter(user=user).delete()
            device = TOTPDevice.objects.create(user=user, name="Authenticator app", confirmed=True)
            recovery = StaticDevice.objects.create(user=user, name="Recovery codes", confirmed=True)
            codes = [StaticToken.random_token() for _ in range(RECOVERY_CODES)]
            StaticToken.objects.bulk_create(StaticToken(device=recovery, token=code) for code in codes)
        self.stdout.write(f"Enter this address in an authenticator app:\n{device.config_url}\n")
        self.stdout.write("Recovery codes, each good once:\n" + "\n".join(codes))
