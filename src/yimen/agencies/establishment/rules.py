"""What the three determinations must keep, as pure functions over a plan. Each fault is a Refusal of its own (422).

Source: 机构编制 practice: sections are set up inside the existing headcount; one approval section for a department
(行政许可法 26(1): one body accepts and one delivers).
"""

from yimen.agencies.establishment.plans import Plan
from yimen.errors import Refusal

LONGEST_DUTY, MOST = 500, 100


def check(plan: Plan, agency: str, before: Plan | None = None) -> None:
    """Raise the first fault. agency: its name, for the sentence; before: what is in force, where anything is.

    Refusal: revision_document_missing, revision_duties_missing, revision_sections_missing, revision_too_long,
    section_name_missing, section_twice, approval_section_twice, section_without_posts, section_leaders_exceed,
    posts_exceeded.
    """
    if not plan.document.strip():
        raise Refusal("revision_document_missing", status=422)
    if not plan.duties:
        raise Refusal("revision_duties_missing", status=422, agency=agency)
    if not plan.sections:
        raise Refusal("revision_sections_missing", status=422, agency=agency)
    _lengths(plan)
    _sections(plan)
    headcount(plan, agency, before)


def headcount(plan: Plan, agency: str, before: Plan | None = None) -> None:
    """Leaders and sections together fit into the posts; those set up now are counted last, so that they are named.

    Raises Refusal posts_exceeded with the posts there are, those taken, and those asked for.
    """
    known = {section.code for section in before.sections} if before else set[str]()
    asked = [(agency, plan.leaders)]
    asked += [(section.name, section.posts) for section in plan.sections if section.code in known]
    asked += [(section.name, section.posts) for section in plan.sections if section.code not in known]
    taken = 0
    for name, posts in asked:
        if taken + posts > plan.posts:
            raise Refusal(
                "posts_exceeded", status=422, agency=agency, section=name, posts=plan.posts, taken=taken, asked=posts
            )
        taken += posts


def _lengths(plan: Plan) -> None:
    duties = [*plan.duties, *(duty for section in plan.sections for duty in section.duties)]
    if len(plan.sections) > MOST or len(duties) > 10 * MOST or any(len(duty) > LONGEST_DUTY for duty in duties):
        raise Refusal("revision_too_long", status=422, limit=LONGEST_DUTY)


def _sections(plan: Plan) -> None:
    seen: set[str] = set()
    for section in plan.sections:
        if not section.name.strip():
            raise Refusal("section_name_missing", status=422)
        if section.name in seen or section.code in seen:
            raise Refusal("section_twice", status=422, section=section.name)
        seen |= {section.name, section.code}
        if section.posts < 1:
            raise Refusal("section_without_posts", status=422, section=section.name)
        if section.leaders > section.posts:
            raise Refusal(
                "section_leaders_exceed", status=422, section=section.name, leaders=section.leaders, posts=section.posts
            )
    if sum(section.approval for section in plan.sections) > 1:
        raise Refusal("approval_section_twice", status=422)
