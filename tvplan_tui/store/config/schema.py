"""Every key that ``config.toml`` may hold, declared once.

Reading, the tables of ``docs/config.md`` and the nearest known key of a typing slip
all come from here. The ``doc`` texts are Vietnamese: they are read by those who edit the file.
"""

from __future__ import annotations

from tvplan_tui.domain.indicator import CHECK_OPS, Bound, Calendar, Frequency, Kind, Pace, Reported

from .keys import Key, Table, Type

PLAN = Table(
    "plan",
    "Kế hoạch: một cơ quan, một năm.",
    (
        Key("id", Type.ID, "mã của kế hoạch", required=True),
        Key("title", Type.TEXT, "tên kế hoạch", required=True),
        Key("authority", Type.TEXT, "cơ quan ban hành", required=True),
        Key("document", Type.TEXT, "số, ký hiệu văn bản", default=""),
        Key("issued", Type.DATE, "ngày ban hành, viết `2023-02-03`", default=""),
        Key("year", Type.INTEGER, "năm kế hoạch", required=True, low=1990, high=2100),
        Key(
            "year_start", Type.INTEGER, "tháng bắt đầu năm của mọi chỉ tiêu không ghi riêng", default=1, low=1, high=12
        ),
        Key("language", Type.CHOICE, "ngôn ngữ của màn hình", default="vi", allowed=("vi", "en")),
    ),
)

DATA = Table(
    "data",
    "Số liệu nằm ở đâu.",
    (
        Key(
            "files",
            Type.PATHS,
            "tệp `.csv`, `.parquet`, `.xlsx` trong thư mục chứa tệp kế hoạch; được dùng `*`",
            default=("data/*.csv",),
        ),
    ),
)

THRESHOLDS = Table(
    "thresholds",
    "Ngưỡng xếp loại khi năm chưa kết thúc; 1.0 = 100 % mốc đến kỳ. `behind`, `behind_full` không ghi mà mặc định lớn "
    "hơn `on_track` thì lấy bằng `on_track`; đã ghi thì không được lớn hơn `on_track`.",
    (
        Key("on_track", Type.NUMBER, "từ đây trở lên là đúng tiến độ", default=1.0, low=0.01, high=2),
        Key("behind", Type.NUMBER, 'dưới đây là nguy cơ, với `pace = "prorata"`', default=0.9, low=0, high=2),
        Key("behind_full", Type.NUMBER, "dưới đây là nguy cơ, với `full` và `once`", default=0.95, low=0, high=2),
        Key(
            "growth_points",
            Type.NUMBER,
            "tốc độ tăng thấp hơn mục tiêu quá số điểm % này là nguy cơ",
            default=1.0,
            low=0,
            high=100,
        ),
    ),
)

SECTORS = Table(
    "sectors",
    "Lĩnh vực: mỗi lĩnh vực là một bảng trên màn hình, theo thứ tự trong tệp.",
    (
        Key("id", Type.ID, "mã của lĩnh vực", required=True),
        Key("name", Type.TEXT, "tên, nên ngắn", required=True),
        Key("section", Type.TEXT, "mục trong văn bản", default=""),
    ),
    many=True,
)

COMPANION = Table(
    "companion",
    "Con số thứ hai mà kế hoạch cho cùng một mục tiêu, hiện bên cạnh và không xếp loại.",
    (
        Key("unit", Type.TEXT, "đơn vị", required=True),
        Key("target", Type.NUMBER, "mục tiêu", required=True),
    ),
    inline=True,
)

INDICATORS = Table(
    "indicators",
    "Chỉ tiêu: mỗi khối là một dòng, theo thứ tự trong tệp.",
    (
        Key("id", Type.ID, "mã; bảng số liệu gọi chỉ tiêu bằng mã này", required=True),
        Key("sector", Type.TEXT, "mã của lĩnh vực", required=True),
        Key("name", Type.TEXT, "tên, nên không quá 60 chữ", required=True),
        Key(
            "unit",
            Type.TEXT,
            'đơn vị tính; `""` với `qualitative`, `group`, hoặc khi chưa có',
            required=True,
            blank=True,
        ),
        Key("kind", Type.CHOICE, "cách gộp số liệu", required=True, allowed=tuple(Kind)),
        Key("bound", Type.CHOICE, "cách so với mục tiêu; bắt buộc khi có mục tiêu", allowed=tuple(Bound)),
        Key("target", Type.NUMBER, "mục tiêu; bỏ trống khi kế hoạch chưa có số"),
        Key("low", Type.NUMBER, "cạnh dưới của khoảng"),
        Key("high", Type.NUMBER, "cạnh trên của khoảng"),
        Key("parent", Type.TEXT, "mã của dòng trên, với dòng “trong đó”"),
        Key("owner", Type.TEXT, "cơ quan theo dõi", default=""),
        Key("section", Type.TEXT, "mục trong văn bản", default=""),
        Key("quote", Type.TEXT, "nguyên văn trong kế hoạch", default=""),
        Key("note", Type.TEXT, "ghi chú hiện trên màn hình", default=""),
        Key("decimals", Type.INTEGER, "số chữ số thập phân khi hiện; không ghi thì theo mục tiêu", low=0, high=6),
        Key("ceiling", Type.NUMBER, "trần: không thể có số cao hơn, nên mục tiêu bằng trần chỉ đạt, không vượt"),
        Key(
            "reported",
            Type.CHOICE,
            "số liệu là của riêng từng kỳ hay lũy kế từ đầu năm",
            default=Reported.PERIOD,
            allowed=tuple(Reported),
        ),
        Key("behind", Type.NUMBER, "ngưỡng nguy cơ riêng: tỷ lệ như `[thresholds]`; với `growth` là số điểm %", low=0),
        Key(
            "pace",
            Type.CHOICE,
            "mốc đến kỳ: `prorata` chia theo thời gian (mặc định của `flow`), `once` một lần (mặc định của "
            "`milestone`), `full` cả năm như nhau (mặc định của các `kind` khác)",
            allowed=tuple(Pace),
        ),
        Key("due_month", Type.INTEGER, "tháng đến hạn của `once`; không ghi thì là tháng cuối năm", low=1, high=12),
        Key(
            "year_start",
            Type.INTEGER,
            "tháng bắt đầu năm của chỉ tiêu (10: từ tháng 10 năm trước); mặc định theo `[plan]`",
            low=1,
            high=12,
        ),
        Key("profile", Type.PROFILE, "tỷ trọng lũy kế của mục tiêu ở cuối từng tháng, tăng dần đến 1.0", default=()),
        Key(
            "milestones",
            Type.MILESTONES,
            'giá trị lũy kế phải có ở cuối kỳ, như `{ "2023-06" = 250 }`',
            default=(),
        ),
        Key(
            "frequency",
            Type.CHOICE,
            "bao lâu có một số liệu",
            default=Frequency.MONTH,
            allowed=tuple(Frequency),
        ),
        Key(
            "calendar",
            Type.CHOICE,
            "kỳ theo tháng dương lịch, hay từ ngày 15 đến ngày 14 (Nghị định 09/2019/NĐ-CP, Điều 12)",
            default=Calendar.STATISTICAL,
            allowed=tuple(Calendar),
        ),
        Key("companion", Type.TABLE, 'con số thứ hai của cùng mục tiêu, như `{ unit = "điểm %", target = 0.02 }`'),
        Key("retired", Type.PERIOD, "từ kỳ này không theo dõi nữa; số liệu cũ vẫn giữ", default=""),
        Key("revisions", Type.REVISIONS, "mục tiêu điều chỉnh trong năm, mỗi lần một khối", default=()),
    ),
    many=True,
)

REVISIONS = Table(
    "indicators.revisions",
    "Mục tiêu điều chỉnh trong năm; đứng ngay sau khối của chỉ tiêu, theo thứ tự ngày. `target`, `low`, `high` "
    "vẫn là số ban đầu.",
    (
        Key("date", Type.DATE, "ngày mục tiêu mới có hiệu lực", required=True),
        Key("value", Type.NUMBER, "mục tiêu mới; bắt buộc khi mục tiêu là một số"),
        Key("low", Type.NUMBER, "cạnh dưới mới; bắt buộc khi mục tiêu là khoảng `low` – `high`"),
        Key("high", Type.NUMBER, "cạnh trên mới, đi cùng `low`"),
        Key("document", Type.TEXT, "văn bản điều chỉnh", default=""),
    ),
    many=True,
)

CHECKS = Table(
    "checks",
    "Quan hệ phải có giữa các chỉ tiêu trong cùng một kỳ; số liệu trái với quan hệ này được hỏi lại, không bị từ chối.",
    (
        Key("left", Type.SIDE, "vế trái: mã chỉ tiêu, số, `A + B`, `min(A, B)` hoặc `max(A, B)`", required=True),
        Key("op", Type.CHOICE, "phép so sánh", required=True, allowed=CHECK_OPS),
        Key("right", Type.SIDE, "vế phải, viết như vế trái", required=True),
        Key("message", Type.TEXT, "câu cho người nhập số liệu khi quan hệ này không đúng", required=True),
    ),
    many=True,
)

TASKS_FILE = Table(
    "tasks",
    "Nhiệm vụ và giải pháp: một tệp riêng cạnh tệp kế hoạch, viết như dưới đây (docs/tasks.md).",
    (Key("file", Type.FILE, "tệp `.toml` trong thư mục chứa tệp kế hoạch; không ghi thì kế hoạch chưa có nhiệm vụ"),),
)

REPORTS = Table(
    "reports",
    "Báo cáo phải lập định kỳ: mỗi khối là một loại báo cáo (docs/calendar.md).",
    (
        Key("id", Type.ID, "mã của báo cáo", required=True),
        Key("name", Type.TEXT, "tên báo cáo", required=True),
        Key("frequency", Type.CHOICE, "bao lâu một lần", required=True, allowed=tuple(Frequency)),
        Key(
            "calendar",
            Type.CHOICE,
            "kỳ hành chính (từ ngày 15 đến ngày 14) hay theo tháng dương lịch",
            default=Calendar.ADMINISTRATIVE,
            allowed=tuple(Calendar),
        ),
        Key(
            "cut_off_day",
            Type.INTEGER,
            "ngày chốt số liệu trong tháng cuối của kỳ; không ghi: 14 với `administrative`, ngày cuối tháng với "
            "`statistical`",
            low=1,
            high=31,
        ),
        Key("due_day", Type.INTEGER, "hạn gửi: ngày này đầu tiên sau ngày chốt", low=1, high=31),
        Key("due_days", Type.INTEGER, "hạn gửi: bao nhiêu ngày sau ngày chốt; ghi một trong hai", low=0, high=180),
        Key("office", Type.TEXT, "cơ quan chịu trách nhiệm lập", default=""),
        Key("recipients", Type.TEXTS, "nơi nhận", default=()),
        Key("section", Type.TEXT, "mục trong văn bản", default=""),
        Key("quote", Type.TEXT, "nguyên văn trong kế hoạch", default=""),
        Key("note", Type.TEXT, "cách hiểu đã chọn, điều cần biết", default=""),
    ),
    many=True,
)

LETTERHEAD = Table(
    "letterhead",
    "Thể thức văn bản của báo cáo xuất ra (docs/reports.md); khóa nào không ghi thì chừa chỗ điền tay.",
    (
        Key("superior", Type.TEXT, "cơ quan chủ quản, ở trên tên cơ quan ban hành", default=""),
        Key("place", Type.TEXT, "địa danh ghi trước ngày tháng", default=""),
        Key("symbol", Type.TEXT, "ký hiệu sau số văn bản, như `BC-UBND`", default=""),
        Key("recipients", Type.TEXTS, "nơi nhận, mỗi nơi một dòng", default=()),
        Key("signing", Type.TEXTS, 'các dòng trên chữ ký, như `["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]`', default=()),
        Key("signer", Type.TEXT, "họ tên người ký", default=""),
        Key(
            "template",
            Type.FILE,
            "mẫu Word `.docx` trong thư mục chứa tệp kế hoạch, thay mẫu đi kèm",
            default="",
            allowed=(".docx",),
        ),
    ),
)

TABLES: tuple[Table, ...] = (PLAN, DATA, THRESHOLDS, SECTORS, INDICATORS, CHECKS, TASKS_FILE, REPORTS, LETTERHEAD)
"""The tables of the file, in the order in which it is read."""
