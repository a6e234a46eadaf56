from django.db import migrations
from django.utils import timezone

from dardar.core.matching.language import language_of
from dardar.giving.actions import folded
from dardar.giving.own import parts
from dardar.ids import new_id


def take_over(apps, schema_editor):
    """Make what cards say that were saved before there were offers and needs their owners' own."""
    alias = schema_editor.connection.alias
    wishes = apps.get_model("dardar", "Wish").objects.using(alias)
    seen = set()
    for card in apps.get_model("dardar", "OwnCard").objects.using(alias).order_by("created_at", "pk"):
        if card.book_id in seen:
            continue  # the first is the one that is shown
        seen.add(card.book_id)
        rows = wishes.filter(book=card.book_id, person=None).values_list("role", "words")
        there = {(role, folded(words)) for role, words in rows}
        for role, text in (("offer", card.offers), ("need", card.needs)):
            for words in parts(text):
                key = role, folded(words)
                if key in there:
                    continue
                there.add(key)
                wishes.create(
                    id=new_id(),
                    book_id=card.book_id,
                    role=role,
                    words=words,
                    origin="card",
                    language=language_of(words, ""),
                    created_at=timezone.now(),
                )


class Migration(migrations.Migration):

    dependencies = [
        ('dardar', '0006_giving'),
    ]

    # On the way back they stay: a card saved since has made the same.
    operations = [
        migrations.RunPython(take_over, migrations.RunPython.noop),
    ]
