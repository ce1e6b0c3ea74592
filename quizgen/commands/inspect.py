"""quizgen inspect: show what was understood of an article, and why candidates fell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from quizgen.language import Document, Sentence
    from quizgen.questions import Candidate, Considered


@click.command()
@click.argument("article")
@click.option("-s", "--sentence", "only", type=int, help="Only this sentence, by its number.")
@click.option("--tree/--no-tree", default=True, help="Show the dependency trees.")
@click.option("-n", "--count", type=click.IntRange(1, 500), default=20, help="The deck's size.")
@click.option("--seed", type=int, default=1, help="The seed of the deck.")
def inspect(article: str, only: int | None, tree: bool, count: int, seed: int) -> None:
    """Show each sentence's tree, its facts, their candidate items, and why items fell.

    + marks an item that is in the deck, - one that fell, with the reason.

    \b
    Examples:
      quizgen inspect seeds/pyongyang-visit.txt | less
      quizgen inspect lesson.txt --sentence 4
      quizgen inspect lesson.txt --no-tree
    """
    from quizgen.article import read_article
    from quizgen.language import analyse
    from quizgen.questions import consider, select

    read = read_article(article)
    document = analyse(read)
    considered = consider(document, read, seed)
    offered = [candidate for one in considered for candidate in one.good]
    chosen, dropped = select(offered, count)
    fate = {id(candidate): "" for candidate in chosen}
    fate.update({id(offered[number]): reason for number, reason in dropped.items()})
    click.echo(f"{read.title}: {len(document.sentences)} sentences, {len(chosen)} items")
    for sentence in document.sentences:
        if only is not None and sentence.index != only:
            continue
        click.echo(f"\n[{sentence.index}] {sentence.text}")
        if tree:
            click.echo(_tree(document, sentence))
        for one in considered:
            if one.fact.sentence.index == sentence.index:
                click.echo(_fact(one, fate))


def _tree(document: Document, sentence: Sentence) -> str:
    """Return the dependency tree as an indented outline."""
    links = {link.mention: link for link in document.links if link.mention[0] == sentence.index}
    lines: list[str] = []

    def visit(index: int, depth: int) -> None:
        token = sentence.tokens[index]
        entity = f" <{token.entity}>" if token.entity else ""
        link = links.get((sentence.index, index))
        points = ""
        if link is not None:
            place, word = link.antecedent
            target = document.sentences[place].tokens[word].text
            points = f" -> {target} [{place}] {link.probability:.2f}"
        lines.append(
            f"    {'  ' * depth}{token.text} ({token.label} {token.tag} {token.certainty:.2f})"
            f"{entity}{points}"
        )
        for child in sentence.children[index]:
            visit(child, depth + 1)

    visit(sentence.root, 0)
    return "\n".join(lines)


def _fact(one: Considered, fate: dict[int, str]) -> str:
    fact = one.fact
    head = f"  fact ({fact.origin}, certainty {fact.certainty:.2f}, salience {fact.salience:.2f})"
    lines = [f"{head}: {fact.statement()}"]
    lines.extend(f"    - no items: {problem}" for problem in one.problems)
    for candidate in one.good:
        reason = fate[id(candidate)]
        mark = "-" if reason else "+"
        why = f"  ({reason})" if reason else ""
        lines.append(f"    {mark} {candidate.quality:.2f} {_item(candidate)}{why}")
    lines.extend(f"    - {_item(candidate)}  ({reason})" for candidate, reason in one.bad)
    return "\n".join(lines)


def _item(candidate: Candidate) -> str:
    answer = "" if candidate.kind == "cloze" else f" = {candidate.answer.text}"
    wrong = f" / {' / '.join(candidate.distractors)}" if candidate.distractors else ""
    return f"{candidate.kind}: {candidate.stem}{answer}{wrong}"
