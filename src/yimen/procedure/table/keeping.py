"""What is done to the record of a case that is closed: personal data kept beside the ledger are erased."""

from yimen.procedure.casefile import CaseFile
from yimen.procedure.guards import keeping
from yimen.procedure.states import CLOSED, HEADS, Role
from yimen.procedure.table.rows import REASON, ActRow, Argument, one_of
from yimen.procedure.words import Words

ROWS: tuple[ActRow[CaseFile], ...] = (
    ActRow(
        act="erase_private",
        title=Words("删除个人信息", "Erase personal data"),
        from_states=CLOSED,
        roles=(*HEADS, Role.SYSTEM),
        event="private_erased",
        article="个人信息保护法 47",
        arguments=(
            one_of(
                "what",
                Words("删除的内容", "What is erased"),
                ("form", Words("申请表填写的内容", "What was written in the form")),
                ("names", Words("利害关系人和签字人的姓名", "Names of third parties and of those who signed")),
                ("statements", Words("陈述、申辩的内容和文件", "What was stated, with its files")),
                ("records", Words("听证笔录", "The record of the hearing")),
                ("all", Words("以上全部", "All of these")),
            ),
            REASON,
            Argument("basis", Words("法律依据", "Legal basis"), "line", limit=200),
        ),
        guards=(keeping.something_private_is_kept,),
        checks=(keeping.what_is_erased_is_kept,),
    ),
)
