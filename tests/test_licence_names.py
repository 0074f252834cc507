"""The shipped table of licences: names as people write them, and the stated ones of real data."""

import json
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.tables import YamlTables
from bot.domain.categories import Stated, use_category
from bot.domain.documents import Effect
from bot.domain.licences import Category, LicenceTable
from bot.domain.text import key
from tests.shared import KNOWLEDGE, SHARED, needs_shared

SPELLINGS = {
    "CC0-1.0": [
        "Creative Commons Zero",
        "cc0",
        "CC-0",
        "CC 0",
        "CC0 1.0 Universal",
        "CC0 1.0 Universal (CC0 1.0) Public Domain Dedication",
        "Creative Commons CC0 1.0",
        "Creative Commons Zero (CC0)",
        "cc0-1.0 universal",
        "CC0 1.0 Universal Public Domain Dedication",
        "http://creativecommons.org/publicdomain/zero/1.0/",
        "creativecommons.org/publicdomain/zero/1.0",
    ],
    "PDDL-1.0": [
        "PDDL",
        "ODC PDDL",
        "Public Domain Dedication and License",
        "ODC-PDDL-1.0",
    ],
    "MIT": [
        "MIT License",
        "the MIT licence",
        "mit",
        "MIT-licensed",
        "MIT (Expat)",
        "The MIT License (MIT)",
        "https://opensource.org/licenses/MIT",
        "Expat license",
    ],
    "Apache-2.0": [
        "Apache 2",
        "apache-2.0",
        "Apache License 2.0",
        "Apache License, Version 2.0",
        "Apache 2.0 License",
        "Apache-2",
        "apache2",
        "Apache License v2.0",
        "ASL 2.0",
        "http://www.apache.org/licenses/LICENSE-2.0",
        "Apache Licence 2.0",
        "Apache License Version 2.0, January 2004",
    ],
    "BSD-2-Clause": [
        "BSD 2-Clause",
        "Simplified BSD License",
        "BSD-2",
        "FreeBSD License",
        "2-clause BSD",
    ],
    "BSD-3-Clause": [
        "BSD 3-Clause",
        "New BSD License",
        "3-Clause BSD License",
        "bsd-3",
        "Modified BSD",
        "BSD 3-Clause License",
    ],
    "ISC": [
        "ISC License",
        "ISC licence",
    ],
    "CC-BY-4.0": [
        "CC-BY 4.0 International",
        "CC BY 4.0",
        "cc-by-4.0",
        "CC-BY",
        "Creative Commons Attribution 4.0",
        "Creative Commons Attribution 4.0 International License",
        "Attribution 4.0 International (CC BY 4.0)",
        "Creative Commons BY 4.0",
        "CC Attribution 4.0",
        "https://creativecommons.org/licenses/by/4.0/",
        "CC BY 4.0 license",
        "Creative Commons Attribution 4.0 International (CC BY 4.0)",
        "Creative Commons Attribution License 4.0",
        "cc_by_4.0",
    ],
    "CC-BY-3.0": [
        "CC BY 3.0",
        "CC BY 3.0 Unported",
        "Creative Commons Attribution 3.0 Unported",
    ],
    "CC-BY-2.0": [
        "CC-BY 2.0",
        "Creative Commons Attribution 2.0 Generic",
    ],
    "CC-BY-SA-4.0": [
        "CC BY-SA 4.0",
        "cc by sa",
        "CC-BY-SA",
        "Creative Commons Attribution-ShareAlike 4.0 International",
        "Creative Commons Attribution Share Alike 4.0",
        "CC BY-SA 4.0 International",
        "Attribution-ShareAlike 4.0 International (CC BY-SA 4.0)",
        "https://creativecommons.org/licenses/by-sa/4.0/legalcode",
    ],
    "CC-BY-SA-3.0": [
        "CC BY-SA 3.0",
        "cc-by-sa 3.0",
        "Creative Commons Attribution-ShareAlike 3.0 Unported License",
    ],
    "CC-BY-NC-4.0": [
        "cc by nc",
        "CC-BY-NC 4.0",
        "cc by-nc 4.0",
        "CC BY-NC",
        "Creative Commons Attribution-NonCommercial 4.0 International",
        "Creative Commons Attribution Non-Commercial 4.0",
        "Attribution-NonCommercial 4.0 International (CC BY-NC 4.0)",
        "CC BY NC 4.0 License",
        "https://creativecommons.org/licenses/by-nc/4.0/",
    ],
    "CC-BY-NC-SA-4.0": [
        "cc by nc sa",
        "CC BY-NC-SA 4.0",
        "CC-BY-NC-SA",
        "Creative Commons Attribution-NonCommercial-ShareAlike 4.0 International",
        "cc-by-nc-sa-4.0",
    ],
    "CC-BY-NC-SA-3.0": [
        "CC BY-NC-SA 3.0",
        "CC-BY-NC-SA 3.0 Unported",
    ],
    "CC-BY-NC-ND-4.0": [
        "cc by nc nd",
        "CC BY-NC-ND 4.0",
        "Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 International",
        "cc-by-nc-nd-4.0",
    ],
    "CC-BY-ND-4.0": [
        "CC BY-ND 4.0",
        "cc by nd",
        "Creative Commons Attribution-NoDerivatives 4.0",
    ],
    "ODC-By-1.0": [
        "ODC-BY",
        "odc by",
        "ODC-By 1.0",
        "Open Data Commons Attribution License v1.0",
        "Open Data Commons Attribution License (ODC-By) v1.0",
    ],
    "ODbL-1.0": [
        "ODbL",
        "Open Database License",
        "ODbL 1.0",
        "Open Database License (ODbL) v1.0",
        "Open Data Commons Open Database License",
        "Open Database License v1.0",
    ],
    "CDLA-Permissive-2.0": [
        "CDLA Permissive 2.0",
        "Community Data License Agreement - Permissive - Version 2.0",
        "CDLA-Permissive v2",
    ],
    "CDLA-Sharing-1.0": [
        "CDLA Sharing",
        "CDLA-Sharing 1.0",
        "Community Data License Agreement – Sharing – Version 1.0",
    ],
    "GFDL-1.3-only": [
        "GFDL",
        "GNU Free Documentation License",
    ],
    "GPL-3.0-only": [
        "GPLv3",
        "GPL-3.0",
        "GNU GPL v3",
        "GNU General Public License v3.0",
    ],
    "GPL-2.0-only": [
        "GPL v2",
        "GPLv2",
    ],
    "AGPL-3.0-only": [
        "AGPLv3",
        "GNU Affero General Public License v3.0",
    ],
    "LGPL-3.0-only": [
        "LGPLv3",
        "LGPL 3.0",
    ],
    "MPL-2.0": [
        "MPL 2.0",
        "Mozilla Public License 2.0",
    ],
    "OGL-UK-3.0": [
        "OGL v3",
        "Open Government Licence v3.0",
    ],
    "LicenseRef-academic-only": [
        "Academic Research Purposes Only",
        "academic use only",
    ],
    "LicenseRef-research-only": [
        "research only",
        "For non-commercial research purposes only",
        "Non-commercial research only",
    ],
    "LicenseRef-non-commercial": [
        "Non Commercial",
        "non-commercial use only",
    ],
    "LicenseRef-Llama-2": [
        "Llama 2",
        "Llama 2 Community License",
    ],
    "LicenseRef-unstated": [
        "Unspecified",
        "no licence",
        "not stated",
    ],
    "LicenseRef-other": [
        "Other",
        "other licence",
    ],
}
MUTATIONS = ["not {}", "non-{}", "{}?", "no {}", "{} and others", "{}, but see the website",
             "{} for the code, data unknown", "{} or all rights reserved", "formerly {}",
             "{} (to be confirmed)", "~~{}~~", "{}-NC-ish"]  # fmt: skip


@cache
def table() -> LicenceTable:
    """The table that is shipped."""
    return YamlTables([KNOWLEDGE]).licences()


TABLE = table()
ANY_NAME = st.sampled_from(sorted(TABLE.names))


def permits(name: str) -> bool:
    """Whether a licence of this name would let anybody do anything."""
    effects = TABLE.class_of(name).effects.values()
    return bool({Effect.PERMITS, Effect.CONDITIONS} & set(effects))


def free(name: str) -> bool:
    """Whether data under this stated licence count as free for commercial use."""
    return use_category([Stated(name)], TABLE) is Category.COMMERCIAL


@pytest.mark.parametrize(
    ("spelling", "identifier"),
    [(spelling, identifier) for identifier, names in SPELLINGS.items() for spelling in names],
)
def test_spellings(spelling: str, identifier: str) -> None:
    """
    A licence name as people write it finds its identifier.
    """
    assert identifier == TABLE.identify(spelling)


def test_number_of_spellings() -> None:
    """
    The table of spellings has at least 120.
    """
    assert sum(map(len, SPELLINGS.values())) >= 120


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_mutations(mutation: str) -> None:
    """
    No name with a doubt, a denial or an addition to it permits or is free for commercial use.
    """
    written = [mutation.format(s) for names in SPELLINGS.values() for s in names]

    assert [name for name in written if permits(name) or free(name)] == []


@pytest.mark.parametrize(
    "name",
    ["", " ", "unknown", "other", "none", "n/a", "tbd", "various", "mixed", "contradictory", "open",
     "free", "cc", "creative commons", "public domain", "fair use", "see website", "custom",
     "MIT or CC BY-NC 4.0", "CC BY 4.0 / CC BY-NC 4.0", "MIT (CC BY-NC)", "CC0 and proprietary",
     "MIT (code)", "CC BY 4.0 (annotations only)", "license: mit", "all rights reserved"],
)  # fmt: skip
def test_no_licence(name: str) -> None:
    """
    An unknown, empty, vague or contradictory licence permits nothing and is free for nobody.
    """
    assert not permits(name)
    assert not free(name)


@given(ANY_NAME, st.integers(0, 40), st.characters(codec="utf-8"), st.booleans())
def test_one_character(name: str, place: int, char: str, more: bool) -> None:
    """
    A name with one character changed or added permits only when it is a name of the table again.
    """
    mutated = name[:place] + char + name[place + (not more) :]

    assert permits(mutated) <= (key(mutated) in TABLE.names)
    assert free(mutated) <= (key(mutated) in TABLE.names)


@given(st.lists(ANY_NAME, min_size=2, max_size=3, unique=True), st.sampled_from(", /;|&"))
def test_several_in_one(names: list[str], between: str) -> None:
    """
    Several licences in one field permit nothing, unless together they are the name of one.
    """
    joined = f" {between} ".join(names)

    assert permits(joined) <= (key(joined) in TABLE.names)
    assert free(joined) <= (key(joined) in TABLE.names)


@needs_shared
def test_provenance() -> None:
    """
    The use category is right for 97 % of the annotated datasets, and never less strict.
    """
    lines = (SHARED / "questions" / "provenance_dev.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    order = list(Category)
    found = [
        use_category([Stated(one["name"], one["url"] or "") for one in row["licences"]], TABLE)
        for row in rows
    ]
    stated = [Category(row["use_category"]) for row in rows]
    less = [
        row["id"]
        for row, mine, theirs in zip(rows, found, stated, strict=True)
        if order.index(mine) < order.index(theirs)
    ]

    assert less == []
    assert sum(map(Category.__eq__, found, stated)) / len(rows) >= 0.97
