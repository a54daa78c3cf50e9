"""What other programs find in the rows of a header."""


def head_rows(columns):
    """The texts of a header's rows, the text of a covered slot repeated; the columns are those of the JSON."""
    levels = [column.get("levels", [column["name"]]) for column in columns]
    return [[texts[min(row, len(texts) - 1)] for texts in levels] for row in range(max(map(len, levels)))]
