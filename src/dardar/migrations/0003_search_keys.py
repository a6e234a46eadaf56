from itertools import combinations

import django.db.models.deletion
from django.db import migrations, models

from dardar.core.identity.keys import BOTH, END, MOST_PAIRED, both
from dardar.core.identity.phones import national

SLICE = 500


def add_what_search_needs(apps, schema_editor):
    """Date the keys of those who were met, and add the ends of telephones and the pairs of words."""
    alias = schema_editor.connection.alias
    Key = apps.get_model("dardar", "Key")
    keys = Key.objects.using(alias)
    met = apps.get_model("dardar", "Person").objects.using(alias).exclude(last_contact_on=None)
    for person, day in met.values_list("pk", "last_contact_on"):
        keys.filter(person=person).update(contact=day.toordinal())
    people = list(keys.values_list("person", flat=True).distinct())
    for start in range(0, len(people), SLICE):
        rows = keys.filter(person__in=people[start : start + SLICE], kind__in=("called", "phone"))
        of_person = {}
        for row in rows.order_by("value"):
            of_person.setdefault(row.person_id, []).append(row)
        keys.bulk_create(
            Key(book_id=its[0].book_id, person_id=person, kind=kind, value=value, contact=its[0].contact)
            for person, its in of_person.items()
            for kind, value in further(its)
        )


def further(its):
    """Return the further keys (kind, value) of somebody who has these."""
    called = [key.value for key in its if key.kind == "called"][:MOST_PAIRED]
    found = {(BOTH, both(*pair)) for pair in combinations(called, 2)}
    return found | {(END, national(key.value)[::-1]) for key in its if key.kind == "phone"}


def take_it_out(apps, schema_editor):
    """Take the further keys out again."""
    keys = apps.get_model("dardar", "Key").objects.using(schema_editor.connection.alias)
    keys.filter(kind__in=(END, BOTH)).delete()


class Migration(migrations.Migration):

    dependencies = [
        ('dardar', '0002_identities'),
    ]

    operations = [
        migrations.AddField(
            model_name='key',
            name='contact',
            field=models.PositiveIntegerField(db_default=0),
        ),
        migrations.AlterField(
            model_name='key',
            name='kind',
            field=models.CharField(choices=[('mail', 'Mail'), ('phone', 'Phone'), ('profile', 'Profile'), ('name', 'Name'), ('pair', 'Pair'), ('work', 'Work'), ('called', 'Called'), ('word', 'Word'), ('end', 'End'), ('both', 'Both')], max_length=7),
        ),
        migrations.AddIndex(
            model_name='key',
            index=models.Index(fields=['person', 'kind', 'value'], name='key_of_person'),
        ),
        migrations.AlterField(
            model_name='key',
            name='person',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='keys', to='dardar.person'),
        ),
        migrations.RemoveIndex(
            model_name='key',
            name='key_look_up',
        ),
        migrations.RunPython(add_what_search_needs, take_it_out),
        migrations.AddIndex(
            model_name='key',
            index=models.Index(fields=['book', 'kind', 'value', 'contact', 'person'], name='key_look_up'),
        ),
    ]
