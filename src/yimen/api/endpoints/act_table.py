"""GET /acts"""

from django.http import HttpRequest

from yimen import procedure
from yimen.accounts.access import ANYONE
from yimen.api.answers.base import Words
from yimen.api.answers.cases import ActArgument, ActRow, ActTable, Choice
from yimen.api.door import operation
from yimen.procedure import State


@operation("GET", "/acts", access=ANYONE, gives=ActTable, tag="procedure")
def read_act_table(request: HttpRequest) -> ActTable:
    """The table of acts.

    Who may do what, from which state, under which conditions, on which article. All of the procedure that there is.
    """
    return ActTable(items=[row_of(row) for row in procedure.ACTS])


def row_of(row: procedure.ActRow) -> ActRow:
    """One row; states in the order in which a case meets them."""
    return ActRow(
        act=row.act,
        title=Words(zh=row.title.zh, en=row.title.en),
        article=row.article,
        roles=[role.value for role in row.roles],
        from_states=[state.value for state in State if state in row.from_states],
        to_states=[state.value for state in row.to],
        event=row.event,
        arguments=arguments_of(row),
        guards=[guard.__name__ for guard in (*row.guards, *row.checks)],
    )


def arguments_of(row: procedure.ActRow) -> list[ActArgument]:
    """What an act needs to be told."""
    return [
        ActArgument(
            name=argument.name,
            title=Words(zh=argument.title.zh, en=argument.title.en),
            kind=argument.kind,
            required=argument.required,
            limit=argument.limit,
            choices=[Choice(value=value, words=Words(zh=words.zh, en=words.en)) for value, words in argument.choices],
        )
        for argument in row.arguments
    ]
