"""The reports that are measured, made anew each time."""
SENTENCE = "区有关部门按照工作方案推进第%d批次任务，完成现场核查、整改销号和资料归档，群众反映问题按期办结。"


def cells(number):
    progress = "".join(f"{item}.{SENTENCE % (number + item)}" for item in range(1, 6))
    return [
        str(number), f"区政府工作报告重点工作\n第{number}项",
        f"持续完善第{number}片区公共服务设施，加强巡查维护，建立台账，明确责任人和完成时限。" * 2,
        "区建设局\n各街道办事处", progress,
    ]


HEADER = ["序号", "任务来源", "任务内容", "责任部门", "进展情况"]
TITLE = "（区建设局）2026年区政府工作报告重点工作落实情况表（第一季度）"


def write_tsv(path, rows):
    with open(path, "w", encoding="utf-8") as file:
        file.write(TITLE + "\n" + "\t".join(HEADER) + "\n")
        for number in range(1, rows + 1):
            file.write("\t".join(f'"{c}"' if "\n" in c else c for c in cells(number)) + "\n")


def write_html(path, rows):
    with open(path, "w", encoding="utf-8") as file:
        file.write('<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="UTF-8"><title>表</title></head><body>\n')
        file.write(f"<h1>{TITLE}</h1>\n<table>\n<tr>" + "".join(f"<th>{h}</th>" for h in HEADER) + "</tr>\n")
        for number in range(1, rows + 1):
            file.write("<tr>" + "".join(f"<td>{c.replace(chr(10), '<br>')}</td>" for c in cells(number)) + "</tr>\n")
        file.write("</table>\n</body></html>\n")


def short_cells(number):
    return [str(number), f"要点第{number}项", f"修建第{number}号道路", "区建设局", "张三", "2026年12月底前", "已完成", "100%"]


SHORT_HEADER = ["序号", "任务来源", "任务内容", "责任部门", "责任领导", "完成时限", "进展情况", "完成率"]


def write_short(path, rows, separator, with_title=False):
    """Eight cells of a few characters a row, in CSV or TSV."""
    with open(path, "w", encoding="utf-8") as file:
        file.write((TITLE + "\n" if with_title else "") + separator.join(SHORT_HEADER) + "\n")
        for number in range(1, rows + 1):
            file.write(separator.join(short_cells(number)) + "\n")


def write_csv(path, rows):
    """The long cells as CSV, without a title, which no other program would expect."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(",".join(HEADER) + "\n")
        for number in range(1, rows + 1):
            file.write(",".join(f'"{c}"' for c in cells(number)) + "\n")


def write_small(path):
    write_tsv(path, 8)
