import django.db.models.deletion
from django.db import migrations, models

# The index of each key begins with the athlete already; one more only made every log dearer.
TABLES = (
    "answeredrow",
    "checkinrow",
    "habitrow",
    "noterow",
    "painrow",
    "planrow",
    "posturerow",
    "proposalrow",
    "screeningrow",
    "setrow",
)


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0003_habits"),
    ]

    operations = [
        migrations.AlterField(
            model_name=table,
            name="athlete",
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to="store.athlete"),
        )
        for table in TABLES
    ]
