"""A report made of one board: every format lays out what comes from here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tvplan_tui.domain.conclusion import Conclusion
from tvplan_tui.domain.language import _
from tvplan_tui.report.board import Board
from tvplan_tui.report.conclusions import charge

from .about import facts, notice, until
from .ahead import ahead
from .annex import ROMAN, lines, remarks
from .charts import bars, courses
from .model import Form, Paragraph, Report, Section
from .results import results
from .shortcomings import shortcomings
from .subject import authority_name, following, subject
from .text import plain


def compose(board: Board, concluded: Sequence[Conclusion] = ()) -> Report:
    """Return the report on a board; the same board and conclusions give the same report.

    Args:
        board: the period judged.
        concluded: what meetings concluded about the period, as ``report.conclusions.selected`` gives it.
    """
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
        sections=tuple(
            Section(ROMAN[at], title, paragraphs)
            for at, (title, paragraphs) in enumerate(
                (title, told) for title, told in _sections(board, concluded) if told
            )
        ),
        facts=facts(board),
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


def _sections(board: Board, concluded: Sequence[Conclusion]) -> Iterator[tuple[str, tuple[Paragraph, ...]]]:
    yield _("Kết quả thực hiện các chỉ tiêu"), results(board)
    yield _("Tồn tại, hạn chế và nguyên nhân"), shortcomings(board)
    yield _("Kết luận của cuộc họp"), tuple(_concluded(board, one) for one in concluded)
    after = following(board.period)
    title = _("Nhiệm vụ trọng tâm {after}").format(after=after) if after else _("Nhiệm vụ tiếp theo")
    yield title, ahead(board)
    about = tuple(Paragraph(Form.POINT, f"{fact.label}: {fact.text}") for fact in facts(board))
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
