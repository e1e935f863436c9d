from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0005_look_back"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="setrow", name="set_of_exercise"),
        migrations.AddIndex(
            model_name="setrow",
            index=models.Index(
                fields=["athlete", "exercise", "kind", "-day", "kg", "amount", "rir", "deleted_at"],
                name="set_of_exercise",
            ),
        ),
    ]
