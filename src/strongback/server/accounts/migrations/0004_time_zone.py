from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def ask_again(apps: StateApps, _: BaseDatabaseSchemaEditor) -> None:
    """Nobody was asked before, so that the default says nothing about where somebody lives."""
    apps.get_model("accounts", "User").objects.filter(time_zone="UTC").update(time_zone="")


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_reviews"),
    ]

    operations = [
        migrations.AlterField(
            model_name="user",
            name="time_zone",
            field=models.CharField(blank=True, default="", max_length=64),
        ),
        migrations.RunPython(ask_again, migrations.RunPython.noop),
    ]
