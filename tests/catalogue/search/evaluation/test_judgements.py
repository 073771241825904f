import pytest

from catalogue.search.evaluation.judgements import Judgement, JudgementError, parse, read

HEAD = "id\tquery\trelevant\n"


def one(line: str) -> Judgement:
    (found,) = parse(HEAD + line)
    return found


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("A1\tpaspoort\t12:3", Judgement("A1", "paspoort", {"12": 3})),
        ("A1\tpaspoort\t12:3,een-slug:1", Judgement("A1", "paspoort", {"12": 3, "een-slug": 1})),
        (" A1 \t  paspoort kwijt \t 12 : 3 , 13: 2 ,", Judgement("A1", "paspoort kwijt", {"12": 3, "13": 2})),
        ("Z1\tpizza\t", Judgement("Z1", "pizza", {})),
        ("Z1\tpizza", Judgement("Z1", "pizza", {})),
        ("Z1\tpizza\t \t a remark", Judgement("Z1", "pizza", {})),
        ("A1\tpaspoort\t12:1,12:3,12:2", Judgement("A1", "paspoort", {"12": 3})),
        ("A1\t12:30 uur?\t12:1", Judgement("A1", "12:30 uur?", {"12": 1})),
    ],
)
def test_a_line_is_read(line, expected):
    assert one(line) == expected


@pytest.mark.parametrize(
    "line", ["A1\tx\t12", "A1\tx\t12:4", "A1\tx\t12:0", "A1\tx\t:3", "A1\tx\t12:-1", "A1", "A1\t\t1:3"]
)
def test_a_line_that_is_none_is_named(line):
    with pytest.raises(JudgementError, match="line 2"):
        list(parse(HEAD + line))


def test_windows_lines_blank_lines_and_a_byte_order_mark_do_not_matter(tmp_path):
    file = tmp_path / "judged.tsv"
    file.write_bytes("\ufeffid\tquery\tkeys\r\n\r\nA1\tcafé\t1:3\r\n   \r\nc2\tx\t\r\n".encode())
    assert [(j.id, j.query, j.group) for j in read(file)] == [("A1", "café", "A"), ("c2", "x", "C")]


def test_a_first_line_with_grades_is_a_query():
    assert [j.id for j in parse("A1\tx\t1:3\nA2\ty\t2:3")] == ["A1", "A2"]


def test_a_file_that_is_no_utf_8_is_refused(tmp_path):
    file = tmp_path / "judged.tsv"
    file.write_bytes(b"id\tquery\tkeys\nA1\tcaf\xe9\t1:3\n")
    with pytest.raises(JudgementError, match=r"judged\.tsv"):
        read(file)


def test_nothing_in_nothing_out():
    assert list(parse("")) == list(parse(HEAD)) == []
