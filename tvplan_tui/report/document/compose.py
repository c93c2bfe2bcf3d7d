"""A report made of one board: every format lays out what comes from here."""

from __future__ import annotations

from collections.abc import Iterator

from tvplan_tui.domain.conclusion import Conclusion
from tvplan_tui.domain.language import _
from tvplan_tui.report.board import Board
from tvplan_tui.report.conclusions import charge
from tvplan_tui.report.corrections import Correction

from .about import facts, notice
from .ahead import ahead
from .annex import ROMAN, lines, remarks
from .charts import bars, courses
from .dates import vn_date
from .material import Material, until
from .model import Form, Paragraph, Report, Section
from .results import results
from .shortcomings import shortcomings, shortcomings_title
from .subject import authority_name, following_title, subject
from .tasks import tasks
from .text import plain


def compose(material: Material) -> Report:
    """Return the report on a period; the same material gives the same report."""
    board = material.board
    plan = board.plan
    return Report(
        board=board,
        authority=plain(authority_name(plan.authority)),
        subject=plain(subject(plan, board.period)),
        notice=notice(board),
        until=until(board),
        bars=bars(board),
        courses=courses(board),
        opening=_opening(board),
        ending=plain(
            _("Trên đây là báo cáo {period} về tình hình thực hiện {title}").format(
                title=plan.title, period=board.period.words()
            )
        ),
        sections=tuple(
            Section(ROMAN[at], title, paragraphs)
            for at, (title, paragraphs) in enumerate((title, told) for title, told in _sections(material) if told)
        ),
        facts=facts(material),
        lines=lines(board),
        remarks=remarks(board),
    )


def _opening(board: Board) -> str:
    """Return the first paragraph: on what plan it is reported."""
    plan = board.plan
    document = (
        _("{title} (số {number})").format(title=plan.title, number=plan.document) if plan.document else plan.title
    )
    return plain(
        _("Thực hiện {document}, {authority} báo cáo kết quả {period} như sau:").format(
            document=document, authority=plan.authority, period=board.period.words()
        )
    )


def _sections(material: Material) -> Iterator[tuple[str, tuple[Paragraph, ...]]]:
    board = material.board
    yield _("Kết quả thực hiện các chỉ tiêu"), results(board)
    yield shortcomings_title(), shortcomings(board)
    if material.agenda is not None:
        yield _("Tình hình thực hiện nhiệm vụ, giải pháp"), tasks(material.agenda, board)
    yield _("Kết luận của cuộc họp"), tuple(_concluded(board, one) for one in material.concluded)
    yield _("Số liệu sửa sau khi chốt"), tuple(_corrected(one) for one in material.corrected)
    yield following_title(board.plan, board.period), ahead(board, material.agenda)
    about = tuple(Paragraph(Form.POINT, f"{fact.label}: {fact.text.rstrip('. ')}.") for fact in facts(material))
    yield _("Về số liệu trong báo cáo"), about


def _concluded(board: Board, one: Conclusion) -> Paragraph:
    further = charge(one)
    told = _("{name}: {text} (kết luận số {number}{further}).").format(
        name=board.plan.by_id[one.indicator].name,
        text=one.text.rstrip(". "),
        number=one.number,
        further=f"; {further}" if further else "",
    )
    return Paragraph(Form.POINT, plain(told))


def _corrected(one: Correction) -> Paragraph:
    about = f", {one.about}" if one.about else ""
    told = _("{what}{about}: khi chốt “{before}”; nay “{after}”").format(
        what=one.what, about=about, before=one.before, after=one.after
    )
    by = ", ".join(part for part in (one.by, vn_date(one.at[:10])) if part)
    told += f" ({by})" if by else ""
    more = f": {one.note.rstrip('. ')}" if one.note not in one.after else ""  # of most corrections it is part of them
    return Paragraph(Form.POINT, plain(f"{told}{more}."))
