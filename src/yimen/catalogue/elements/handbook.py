"""Elements of the internal handbook (业务手册), DB31/T 544."""

# both languages

from yimen.catalogue.elements import options
from yimen.catalogue.elements.values import Element, Kind

HANDBOOK: tuple[Element, ...] = tuple(
    Element(place, zh, en, kind, "", "handbook", required, options)
    for place, zh, en, kind, required, options in (
        ("approvers[].post", "审批人员岗位", "Post", Kind.LINE, True, ()),
        ("approvers[].section", "所在科室", "Section", Kind.LINE, False, ()),
        ("approvers[].duty", "审批职责", "Duty", Kind.LONG, False, ()),
        ("approvers[].deputy", "AB角", "Deputy", Kind.LINE, False, ()),
        ("quantity", "数量限制的分配办法", "How a limited number is allotted", Kind.TEXT, False, ()),
        ("plans", "专业规划", "Special plans", Kind.LINES, False, ()),
        ("provisions", "审批决定的附加规定", "Provisions attached to a decision", Kind.LINES, False, ()),
        ("instructions[].part", "流程环节", "Part of the flow", Kind.CHOICE, True, options.PARTS),
        ("instructions[].title", "操作名称", "What is done", Kind.LINE, True, ()),
        ("instructions[].procedure", "特别环节", "Special procedure", Kind.CHOICE, False, options.PROCEDURES),
        ("instructions[].post", "责任岗位", "Post in charge", Kind.LINE, False, ()),
        ("instructions[].days", "内部时限（工作日）", "Working days inside", Kind.NUMBER, False, ()),
        ("instructions[].points", "审查要点", "Points to look at", Kind.LINES, False, ()),
        ("instructions[].standard", "审查标准", "When it is right", Kind.LONG, False, ()),
        ("instructions[].documents", "文书", "Documents written", Kind.LINES, False, ()),
        ("risks[].point", "风险点", "Risk", Kind.LINE, True, ()),
        ("risks[].measure", "防控措施", "Measure", Kind.LINE, True, ()),
        ("archive", "归档要求", "Filing", Kind.LONG, False, ()),
        ("remarks", "其他说明", "Remarks", Kind.LONG, False, ()),
    )
)
