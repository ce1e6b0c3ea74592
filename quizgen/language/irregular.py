"""English irregular forms and contracted words with their base forms."""

from __future__ import annotations

CLITICS = {
    "n't": "not", "nt": "not", "'m": "be", "'re": "be", "'ve": "have", "'ll": "will",
    "ca": "can", "wo": "will", "sha": "shall", "ai": "be", "'em": "they",
}  # fmt: skip

_VERBS = """
arise arose arisen; awake awoke awoken; be am is are was were been being; bear bore borne;
beat beaten; become became; begin began begun; bend bent; bet; bid bade bidden; bind bound;
bite bit bitten; bleed bled; blow blew blown; break broke broken; breed bred; bring brought;
build built; burn burnt; burst; buy bought; cast; catch caught; choose chose chosen; cling clung;
come came; cost; creep crept; cut; deal dealt; dig dug; do does did done; draw drew drawn;
dream dreamt; drink drank drunk; drive drove driven; dwell dwelt; eat ate eaten; fall fell fallen;
feed fed; feel felt; fight fought; find found; flee fled; fling flung; fly flew flown;
forbid forbade forbidden; forget forgot forgotten; forgive forgave forgiven; freeze froze frozen;
get got gotten; give gave given; go goes went gone; grind ground; grow grew grown; hang hung;
have has had having; hear heard; hide hid hidden; hit; hold held; hurt; keep kept; kneel knelt;
know knew known; lay laid; lead led; lean leant; leap leapt; learn learnt; leave left; lend lent;
let; light lit; lose lost; make made; mean meant; meet met; pay paid; prove proven; put; quit;
ride rode ridden; ring rang rung; rise rose risen; run ran; say said; see saw seen; seek sought;
sell sold; send sent; set; shake shook shaken; shed; shine shone; shoot shot; show shown;
shrink shrank shrunk; shut; sing sang sung; sink sank sunk; sit sat; sleep slept; slide slid;
slit; smell smelt; sow sown; speak spoke spoken; speed sped; spend spent; spill spilt; spin spun;
spit spat; split; spread; spring sprang sprung; stand stood; steal stole stolen; stick stuck;
sting stung; strike struck stricken; strive strove striven; swear swore sworn; sweep swept;
swell swollen; swim swam swum; swing swung; take took taken; teach taught; tear tore torn;
tell told; think thought; throw threw thrown; thrust; tread trod trodden; wake woke woken;
wear wore worn; weave wove woven; weep wept; win won; wring wrung; write wrote written;
die dying; lie lying lain; tie tying; panic panicked panicking; traffic trafficked trafficking;
mimic mimicked mimicking
"""

_NOUNS = """
man men; woman women; child children; foot feet; tooth teeth; goose geese; mouse mice; ox oxen;
louse lice; life lives; wife wives; knife knives; leaf leaves; half halves; wolf wolves;
shelf shelves; thief thieves; loaf loaves; calf calves; self selves; elf elves; scarf scarves;
hoof hooves; sheaf sheaves; analysis analyses; crisis crises; thesis theses; basis bases;
hypothesis hypotheses; axis axes; oasis oases; diagnosis diagnoses; emphasis emphases;
parenthesis parentheses; synthesis syntheses; phenomenon phenomena; criterion criteria;
bacterium bacteria; curriculum curricula; stratum strata; nucleus nuclei; fungus fungi;
cactus cacti; stimulus stimuli; radius radii; alumnus alumni; larva larvae; alga algae;
vertebra vertebrae; antenna antennae; formula formulae; index indices; matrix matrices;
vertex vertices; appendix appendices; movie movies; cookie cookies; calorie calories; tie ties;
pie pies; lie lies; zombie zombies; species; series; headquarters; bus buses; gas gases;
virus viruses; census censuses; campus campuses; bonus bonuses; status statuses; lens lenses;
chorus choruses; plus pluses; quiz quizzes; shoe shoes; toe toes; canoe canoes
"""

_ADJECTIVES = """
good better best; bad worse worst; far further furthest farther farthest
"""

_ADVERBS = """
well better best; badly worse worst; far further furthest farther farthest
"""

# Beginnings that leave an irregular verb irregular ("underwent", "rebuilt").
_VERB_PREFIXES = ("under", "over", "re", "out", "mis", "un", "with", "fore", "up", "broad", "pre")


def _table(lines: str) -> dict[str, str]:
    table = {}
    for entry in lines.split(";"):
        base, *forms = entry.split()
        table.update(dict.fromkeys([base, *forms], base))
    return table


VERBS = _table(_VERBS)
NOUNS = _table(_NOUNS)
ADJECTIVES = _table(_ADJECTIVES)
ADVERBS = _table(_ADVERBS)


def irregular_base(word: str, tag: str) -> str:
    """Return the base form of an irregular inflected word in lower case, or an empty text."""
    if tag in ("VBD", "VBN", "VBG", "VBZ", "VBP"):
        if word in VERBS:
            return VERBS[word]
        for prefix in _VERB_PREFIXES:
            rest = word[len(prefix) :]
            if word.startswith(prefix) and len(rest) > 2 and VERBS.get(rest, rest) != rest:
                return prefix + VERBS[rest]
    if tag == "NNS":
        if word in NOUNS:
            return NOUNS[word]
        if word.endswith("women"):
            return word[:-2] + "an"
        if word.endswith("men") and len(word) > 5:
            return word[:-2] + "an"
    if tag in ("JJR", "JJS"):
        return ADJECTIVES.get(word, "")
    if tag in ("RBR", "RBS"):
        return ADVERBS.get(word, "")
    return ""
