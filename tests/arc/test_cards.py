"""The story's first and last version and its reply, as people read them on each platform, in each language.

Where words change on purpose, pytest's `--inline-snapshot=fix` rewrites what stands here: then read what changed.
"""

from inline_snapshot import snapshot

from tests.arc.stage import Told


def first_last_and_reply(weekend: Told, room: str) -> tuple[str, str, str]:
    post, reply = weekend.rooms[room]
    return post.versions[0], post.versions[-1], reply.versions[0]


def test_telegram_in_french(weekend: Told) -> None:
    assert first_last_and_reply(weekend, "telegram fr") == snapshot(
        (
            """\
🏛 Annoncé par l’Élysée · pas encore confirmé par Amazon

Amazon : plus de 1,2 Md€ en France
Cloud, logistique · Choose France 2024
3 000 CDI ; on ignore s’ils s’ajoutent aux 2 000 déjà promis
Amazon ne commente pas (Franceinfo)

« Choose France : l’Élysée annonce plus de 1,2 milliard d’euros d’Amazon pour l’intelligence artificielle »
Franceinfo, dim. 17 h 52
1 média · 1 source d’origine · repéré dim. 18 h 00 · nº 1\
""",
            """\
✅ Confirmé par Amazon

Amazon : plus de 1,2 Md€ en France
Cloud, logistique, centres de données · Choose France 2024
3 000 CDI, en plus des 2 000 déjà annoncés

« Amazon annonce 3 000 CDI en France, en plus des 2 000 déjà annoncés pour cette année. »
Amazon, communiqué, lun. 9 h 12
7 médias · 2 sources d’origine · confirmé en 15 h 20 min · nº 1\
""",
            "✅ Amazon confirme : plus de 1,2 Md€ en France (15 h 20 min après le premier article).",
        )
    )


def test_telegram_in_english(weekend: Told) -> None:
    assert first_last_and_reply(weekend, "telegram en") == snapshot(
        (
            """\
🏛 Announced by the Élysée · not yet confirmed by Amazon

Amazon: more than €1.2bn in France
Cloud, logistics · Choose France 2024
3,000 permanent jobs; unclear whether they add to the 2,000 already promised
Amazon declined to comment (Franceinfo)

“Choose France : l’Élysée annonce plus de 1,2 milliard d’euros d’Amazon pour l’intelligence artificielle” (in French)
Franceinfo, Sun 17:52
1 outlet · 1 original source · first seen Sun 18:00 · #1\
""",
            """\
✅ Confirmed by Amazon

Amazon: more than €1.2bn in France
Cloud, logistics, data centres · Choose France 2024
3,000 permanent jobs, on top of the 2,000 already announced

“Amazon annonce 3 000 CDI en France, en plus des 2 000 déjà annoncés pour cette année.” (in French)
Amazon, press release, Mon 09:12
7 outlets · 2 original sources · confirmed in 15 h 20 min · #1\
""",
            "✅ Amazon confirms: more than €1.2bn in France (15 h 20 min after the first report).",
        )
    )


def test_discord_in_french(weekend: Told) -> None:
    assert first_last_and_reply(weekend, "discord fr") == snapshot(
        (
            """\
### 🏛 Annoncé par l’Élysée · pas encore confirmé par Amazon
**Amazon : plus de 1,2 Md€ en France**
Cloud, logistique · Choose France 2024
3 000 CDI ; on ignore s’ils s’ajoutent aux 2 000 déjà promis
Amazon ne commente pas (Franceinfo)
> « Choose France : l’Élysée annonce plus de 1,2 milliard d’euros d’Amazon pour l’intelligence artificielle »
> -# [Franceinfo](<https://franceinfo.example/1f30ba763d3e>), <t:1715529120:f>
-# 1 média · 1 source d’origine · repéré <t:1715529600:f>
-# nº 1\
""",
            """\
### ✅ Confirmé par Amazon
**Amazon : plus de 1,2 Md€ en France**
Cloud, logistique, centres de données · Choose France 2024
3 000 CDI, en plus des 2 000 déjà annoncés
> « Amazon annonce 3 000 CDI en France, en plus des 2 000 déjà annoncés pour cette année. »
> -# [Amazon, communiqué](<https://amazon-newsroom.example/9325e29570f6>), <t:1715584320:f>
-# 7 médias · 2 sources d’origine · confirmé en 15 h 20 min
-# nº 1\
""",
            "✅ Amazon confirme : plus de 1,2 Md€ en France (15 h 20 min après le premier article).",
        )
    )


def test_discord_in_english(weekend: Told) -> None:
    assert first_last_and_reply(weekend, "discord en") == snapshot(
        (
            """\
### 🏛 Announced by the Élysée · not yet confirmed by Amazon
**Amazon: more than €1.2bn in France**
Cloud, logistics · Choose France 2024
3,000 permanent jobs; unclear whether they add to the 2,000 already promised
Amazon declined to comment (Franceinfo)
> “Choose France : l’Élysée annonce plus de 1,2 milliard d’euros d’Amazon pour l’intelligence artificielle” (in French)
> -# [Franceinfo](<https://franceinfo.example/1f30ba763d3e>), <t:1715529120:f>
-# 1 outlet · 1 original source · first seen <t:1715529600:f>
-# \\#1\
""",
            """\
### ✅ Confirmed by Amazon
**Amazon: more than €1.2bn in France**
Cloud, logistics, data centres · Choose France 2024
3,000 permanent jobs, on top of the 2,000 already announced
> “Amazon annonce 3 000 CDI en France, en plus des 2 000 déjà annoncés pour cette année.” (in French)
> -# [Amazon, press release](<https://amazon-newsroom.example/9325e29570f6>), <t:1715584320:f>
-# 7 outlets · 2 original sources · confirmed in 15 h 20 min
-# \\#1\
""",
            "✅ Amazon confirms: more than €1.2bn in France (15 h 20 min after the first report).",
        )
    )
