"""Common given names by gender: a check on which person a he or she can be."""

from __future__ import annotations

from typing import Literal

_FEMALE = frozenset(
    "ada agnes alice amelia amina amy ana andrea angela anita ann anna anne annie antonia "
    "audrey barbara beatrice benazir bertha beth betty bridget carmen carol caroline catherine "
    "cecilia charlotte chloe christina christine claire clara claudia clementine cleopatra coco "
    "cynthia daisy deborah denise diana diane dolores dorothea dorothy edith eleanor elena "
    "elisabeth eliza elizabeth ella ellen elsa emilia emily emma emmeline erica esther ethel "
    "eva eve evelyn fatima felicity fiona flora florence frances franziska frida gabriela "
    "gabriele georgia geraldine gertrude gina giovanna gloria golda grace greta gretel hannah "
    "harriet hazel hedy heidi helen helena helene henrietta hilary hilda hillary ida indira "
    "ingrid irene iris isabel isabella jacqueline jane janet jean jennifer jessica joan joanna "
    "josephine joyce juana judith judy julia juliana julie juliet karen kate katharine "
    "katherine kathleen katie laura leah lena lily linda lisa lise lois louisa louise lucia "
    "lucy lydia mabel madeleine malala manju marcia margaret maria mariana marianne marie "
    "marietta marilyn marina marion marjorie marta martha mary matilda maud maya megan melissa "
    "mercedes mia michelle mildred millicent mina miriam monica nadia nancy naomi natalia "
    "natalie nellie nicole nina nora olga olivia pamela patricia paula pauline penelope "
    "philippa phoebe priscilla rachel rahima rebecca regina rhoda rita roberta rosa rosalind "
    "rose rosemary ruby ruth sally samantha sandra sara sarah selma sharon sheila sigrid simone "
    "sofia sonia sophia sophie stella stephanie sue susan susanna sylvia tamara teresa thelma "
    "theresa tina ursula valentina valerie vanessa vera veronica victoria violet virginia "
    "vivian wangari wendy wilhelmina winifred yvonne zaha zoe".split()
)
_MALE = frozenset(
    "aaron abraham adam adolf adrian ahmed alan albert alberto aldous alec alejandro aleksandr "
    "alessandro alexander alexandre alexei alfred ali allan ambrose anders andrew andré angus "
    "anthony antoine anton antonio archibald aristotle arnold arthur august augustus barack "
    "barry bartholomew basil benedict benito benjamin bernard bertrand bill bob boris brian "
    "bruce burt caesar calvin carl carlos cecil cesar charles christian christopher claude "
    "clement clive colin conrad constantine cornelius craig cyril daniel dante darius darwin "
    "david dean dennis dick diego dietrich dmitri dmytro dominic don donald douglas duncan "
    "dwight earl edgar edmond edmund eduard edward edwin eli elias emil emmanuel enrico eric "
    "erik ernest ernesto ernst eugene evan ezra felix ferdinand fernando fidel francesco "
    "francis francisco franco frank franklin franz fred frederick friedrich gabriel galileo "
    "gary geoffrey georg george georges gerald gerard gilbert giovanni giuseppe glenn gordon "
    "graham greg gregor gregory guido guillaume gustav guy hans harold harrison harry hector "
    "heinrich henri henry herbert herman hermann homer horace horatio howard hubert hugh hugo "
    "humphrey ian ibrahim igor immanuel isaac isambard ivan jack jacob jacques jaime james jan "
    "jason javier jay jean-jacques jeff jeffrey jens jeremy jerome jerry jesse jim jimmy "
    "joachim joe joel johann johannes john jon jonas jonathan jorge josé josef joseph joshua "
    "juan jules julian julius jürgen karl keith kenneth kevin klaus konrad kurt lars laurence "
    "lawrence lee leo leon leonard leonardo leonhard leopold lewis lionel lorenzo louis lucas "
    "ludwig luigi luis luke malcolm manuel marc marcel marco marcus mario mark martin marvin "
    "matthew maurice max maximilian michael michel michelangelo miguel mikhail mohamed mohammed "
    "mohandas morris moses muhammad napoleon nathan nathaniel neil nelson nevil neville "
    "nicholas nick nicolas nicolaus niels nigel nikola nikolai noah norman oliver orville oscar "
    "oskar otto owen pablo patrick paul pedro percy peter petr philip philippe pierre plato "
    "rafael ralph raoul raphael ray raymond rené richard rick robert roberto roger roland roman "
    "ron ronald rudolf rudolph rupert russell salvador sam samuel santiago saul scott sean "
    "sebastian sergei seth sidney siegfried sigmund simon solomon spencer stanley stefan "
    "stephen steve steven stuart sven ted terence theodor theodore thomas timothy tobias todd "
    "tom tommaso tony toussaint trevor ulysses vasco victor vincent vincenzo vladimir voltaire "
    "walt walter warren wayne werner wilbur wilfred wilhelm will william winston wolfgang "
    "woodrow xavier zachary évariste siméon".split()
)


def given_gender(name: str) -> Literal["female", "male"] | None:
    """Return the usual gender of a person's first name, None where it is not known."""
    words = name.lower().replace(".", "").split()
    if words[:1] == ["earl"]:
        words = words[1:]  # a title, and a tea
    for word in words:
        if word in _FEMALE:
            return "female"
        if word in _MALE:
            return "male"
    return None
