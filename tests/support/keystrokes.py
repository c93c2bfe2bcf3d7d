"""What a Vietnamese input method sends for a word: letters, then Backspaces and the letters that take their place."""

from __future__ import annotations

import unicodedata

BACK = "\x7f"
_TONES = {"\u0300": ("f", "2"), "\u0301": ("s", "1"), "\u0309": ("r", "3"), "\u0303": ("x", "4"), "\u0323": ("j", "5")}
_SHAPES = {
    "â": ("a", "a", "6"),
    "ê": ("e", "e", "6"),
    "ô": ("o", "o", "6"),
    "ă": ("a", "w", "8"),
    "ơ": ("o", "w", "7"),
    "ư": ("u", "w", "7"),
    "đ": ("d", "d", "9"),
}

_TEXT = """
ước sơ bộ chính thức số liệu kế hoạch chỉ tiêu năm tháng quý kỳ lũy tiến độ đạt vượt chậm nguy cơ không hoàn
thành sớm thiếu báo cáo nguồn ghi chú nguyên nhân khắc phục giải trình ngân sách nhà nước tổng thu chi nội địa
tỷ đồng triệu doanh nghiệp thành lập mới giá trị sản xuất nông thủy công xây dựng thương mại dịch vụ vốn đầu
tư phát triển toàn xã hội tốc tăng giảm hạ tầng thiết yếu đường giao thông điện sạch vệ sinh hộ dân nghèo cận
bảo hiểm y tế tự nguyện lao động việc làm đào tạo nghề văn bằng chứng trường học mầm non tiểu trung sở phổ
giáo dục trẻ em suy dinh dưỡng tử vong tuổi bác sĩ giường bệnh tiêm chủng vắc xin gia đình ấp khóm phường ủy
ban nhân thị tỉnh Trà Vinh phòng tài an ninh quốc quân tuyển gọi nhập ngũ tội phạm khởi tố điều tra vụ án thi
hành khiếu nại cáo tiếp môi rác thải thu gom xử lý cây xanh đô quy hoạch đất đai cấp giấy quyền sử dụng nhà ở
chuyển đổi số hồ trực tuyến một cửa cải cách hành đôn đốc kiểm tra giám sát thẩm quyết nghị chương trình mục
bền vững hợp tác người khuyết tật cao bảo trợ thưởng kỷ luật cán bộ viên chức nghiêm túc chặt chẽ kịp thời đầy
đủ hiệu quả khó khăn vướng mắc tháo gỡ thuận lợi ngoài ra những thuế phí lệ Nguyễn Huỳnh Đặng Ngọc quyển khuỷu
nghiêng xuống lưỡi rượu hươu
"""
WORDS = tuple(_TEXT.split())
"""Common words of such notes, and some that are hard to type."""


def _keys(word: str, method: int) -> list[tuple[str, str]]:
    """Return key by key (the key pressed, what the word reads afterwards); tones are typed last."""
    steps: list[tuple[str, str]] = []
    shown = ""
    for letter in word:
        parts = unicodedata.normalize("NFD", letter)
        plain = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES))
        shape = _SHAPES.get(plain.lower())
        if shape is None:
            shown += plain
            steps.append((plain, shown))
            continue
        base = shape[0].upper() if plain.isupper() else shape[0]
        steps.append((base, shown + base))
        shown += plain
        steps.append((shape[1 + method], shown))
    tone = next((mark for mark in unicodedata.normalize("NFD", word) if mark in _TONES), None)
    if tone is not None:
        steps.append((_TONES[tone][method], unicodedata.normalize("NFC", word)))
    return steps


def _bursts(word: str, method: int) -> list[str]:
    """Return what is written for each key: the letter, or Backspaces and all that comes after what stays, at once."""
    bursts, before = [], ""
    for key, after in _keys(word, method):
        if after == before + key:
            bursts.append(key)
        else:
            same = next((at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before))
            bursts.append(BACK * (len(before) - same) + after[same:])
        before = after
    return bursts


def telex(word: str) -> list[str]:
    """Return the bursts of Telex: "hạnh" is h a n h j."""
    return _bursts(word, 0)


def vni(word: str) -> list[str]:
    """Return the bursts of VNI: "hạnh" is h a n h 5."""
    return _bursts(word, 1)
