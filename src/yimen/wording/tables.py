"""The sentences for the refusals and findings of `yimen.spreadsheets`, which knows no Django itself."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    # a file that cannot be read
    "table_missing": _("There is no file %(file)s."),
    "table_unreadable": _("The file %(file)s cannot be read: %(why)s"),
    "table_empty": _("The file %(file)s is empty."),
    "table_too_large": _("The file %(file)s has %(size)s MB; at most %(limit)s MB are read at once. Split it."),
    "table_not_a_table": _("The file %(file)s is no table. Save the table as xlsx or as CSV, and hand in that file."),
    "table_not_a_workbook": _(
        "The file %(file)s is an archive, but no workbook in the format xlsx. Open it in a spreadsheet and save it as xlsx."
    ),
    "table_old_workbook": _(
        "The file %(file)s is a workbook in the old format xls. Open it, choose “Save as” and the type xlsx, and hand in that file."
    ),
    "table_password": _("The workbook %(file)s is protected by a password. Save it without one."),
    "table_macros": _("The workbook %(file)s holds macros, which are not accepted. Save it as xlsx, without macros."),
    "table_zip_broken": _(
        "The workbook %(file)s is damaged: its archive cannot be opened. Save it again and hand it in anew."
    ),
    "table_zip_bomb": _(
        "The workbook %(file)s would swell beyond measure when unpacked (more than %(limit)s MB, or far more "
        "than it holds). Save only the list into a new workbook."
    ),
    "table_xml_hostile": _("The workbook %(file)s holds definitions that no spreadsheet writes; it is not read."),
    "table_workbook_unreadable": _(
        "The workbook %(file)s is damaged and cannot be read to its end. Open it in a spreadsheet, save it "
        "again as xlsx, and hand in that file."
    ),
    "table_sheet_unknown": _("The workbook %(file)s has no sheet “%(sheet)s”. Its sheets are: %(sheets)s."),
    "table_no_sheet": _("The workbook %(file)s has no visible sheet with anything in it."),
    "table_encoding": _(
        "Line %(line)s of %(file)s is written neither in UTF-8, GB18030 nor UTF-16. Save the table as “CSV UTF-8” and try again."
    ),
    "table_json_line": _(
        "Line %(line)s of the file %(file)s is no JSON object; a file of JSON lines has one in each line."
    ),
    "table_json_value": _(
        "Line %(line)s of the file %(file)s: “%(column)s” is a list or an object; a cell holds a text or a number."
    ),
    "table_quote_open": _(
        "A quotation mark in line %(line)s of %(file)s is never closed, or a cell there is far too long."
    ),
    "table_no_heading": _("The file %(file)s has no heading with the names of the columns."),
    "table_no_rows": _("The file %(file)s has no rows below its heading."),
    "table_columns_missing": _("The file %(file)s lacks the columns: %(columns)s. It has: %(found)s (row %(row)s)."),
    "table_column_twice": _("The file %(file)s has the column %(column)s twice in its heading (row %(row)s)."),
    "table_too_many_rows": _("The file %(file)s has more than %(limit)s rows. Split it."),
    "table_too_many_columns": _(
        "Row %(row)s of %(file)s reaches beyond %(limit)s columns. Remove what does not belong to the list."
    ),
    "table_cell_too_long_for_workbook": _(
        "The text in %(place)s has more than %(limit)s characters, which no workbook can hold. Take the list as CSV."
    ),
    # what is to be known about a file that is read
    "table_other_sheets": _("The sheet “%(sheet)s” is read; these are not: %(others)s."),
    "table_hidden_sheets": _("Hidden sheets are not read: %(sheets)s."),
    "table_hidden_columns": _("Hidden columns are read like the others: %(columns)s."),
    "table_hidden_rows": _("%(number)s hidden rows are read like the others, the first in row %(first)s."),
    "table_external_links": _(
        "The workbook refers to other files. They are not opened; cells that compute are refused."
    ),
    # findings about cells
    "row_wrong_length": _("the row has %(found)s cells, the heading %(expected)s"),
    "row_cell_empty": _("the column %(column)s is empty"),
    "row_cell_too_long": _("the column %(column)s holds more than %(limit)s characters"),
    "row_cell_formula": _(
        "the column %(column)s holds a formula (%(value)s); write the value itself, or an apostrophe in "
        "front of a text that only looks like one"
    ),
    "row_cell_fault": _("the column %(column)s holds the fault %(value)s of a formula; write the value itself"),
    "row_cell_merged": _(
        "the column %(column)s lies in merged cells; undo the merging and write the value into each row"
    ),
    "row_cell_number": _(
        "the column %(column)s holds a number (%(value)s); zeros in front may be lost. Format the column as text"
    ),
    "row_cell_number_rounded": _(
        "the column %(column)s holds a number of more than 15 digits (%(value)s), which spreadsheets round. "
        "Format the column as text and enter it anew"
    ),
    "row_cell_control": _("the column %(column)s holds an unprintable character"),
    "row_cell_choice": _("the column %(column)s holds “%(value)s”; possible are: %(choices)s"),
    "row_cell_date": _("the column %(column)s holds “%(value)s”, which is no date such as 2016-05-03"),
    "row_cell_no_number": _("the column %(column)s holds “%(value)s”, which is no number"),
    "row_cell_flag": _("the column %(column)s holds “%(value)s”; write 1 for yes, 0 for no"),
    "row_cell_term": _("the column %(column)s holds “%(value)s”, which is no term such as 20wd or 30d"),
}
