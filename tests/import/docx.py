"""A regulation as a Word document, its numbers typed or counted by Word."""
import io
import re
import zipfile
from xml.sax.saxutils import escape

AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
KANJI = "〇一二三四五六七八九"
NAMESPACE = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/'
             '2006/main"')


def counting(number):
    out = ""
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十")):
        digit = number // unit % 10
        out += (KANJI[digit] if digit > 1 else "") + sign if digit else ""
    return out + (KANJI[number % 10] if number % 10 else "")


WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
FORMATS = {
    "decimal": str,
    "decimalFullWidth": lambda n: str(n).translate(WIDE),
    "japaneseCounting": counting,
    "decimalEnclosedCircle": lambda n: chr(0x245f + n) if n <= 20 else None,
    "decimalEnclosedParen": lambda n: chr(0x2473 + n) if n <= 20 else None,
    "aiueoFullWidth": lambda n: AIUEO[n - 1] if n <= len(AIUEO) else None,
    "irohaFullWidth": lambda n: IROHA[n - 1] if n <= len(IROHA) else None,
    "lowerLetter": lambda n: chr(96 + n) if n <= 26 else None,
}


NUMERALS = {}
for _name, _made in FORMATS.items():
    for _number in range(1, 400):
        _word = _made(_number)
        if _word:
            NUMERALS.setdefault(_word, []).append((_name, _number))


def readings(sign):
    """The ways in which Word may count a sign: format, template, number."""
    found = re.fullmatch(r"([（(第]?)([^（()）第条]+)([）)]?|条)", sign)
    if not found or (found[2].isascii() and found[2].isalpha() and
                     not found[1]):
        return
    for name, number in NUMERALS.get(found[2], ()):
        yield name, f"{found[1]}%1{found[3]}", number


class Document:
    def __init__(self, automatic):
        self.automatic = automatic
        self.body, self.lists = [], []
        self.last = {}      # of each indent: list, format, template, number

    def number(self, sign, indent):
        """The list that goes on with this sign, or a new one; None: typed."""
        found = list(readings(sign)) if self.automatic else []
        for name, template, number in found:
            before = self.last.get(indent)
            if before and before[1:] == (name, template, number - 1):
                self.last[indent] = before[:3] + (number,)
                return before[0]
        # ア begins アイウ, イ begins イロハ.
        for name, template, number in sorted(found, key=lambda f: f[2]):
            self.lists.append((name, template, number))
            self.last[indent] = (len(self.lists), name, template, number)
            return len(self.lists)
        return None

    def add(self, indent, sign, text):
        number = self.number(sign, indent) if sign else None
        for deeper in [i for i in self.last if i > indent]:
            del self.last[deeper]
        properties = f'<w:ind w:left="{indent * 210}"/>'
        if number:
            properties = (f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val='
                          f'"{number}"/></w:numPr>' + properties)
        elif sign:
            text = f"{sign}　{text}"
        # Word cuts its runs anywhere.
        cut = len(text) // 2
        runs = "".join(
            f'<w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r>'
            for part in (text[:cut], text[cut:]) if part)
        self.body.append(f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")

    def numbering(self):
        families = "".join(
            f'<w:abstractNum w:abstractNumId="{i}"><w:lvl w:ilvl="0">'
            f'<w:start w:val="{number}"/><w:numFmt w:val="{name}"/>'
            f'<w:lvlText w:val="{template}"/></w:lvl></w:abstractNum>'
            for i, (name, template, number) in enumerate(self.lists, 1))
        lists = "".join(f'<w:num w:numId="{i}"><w:abstractNumId w:val="{i}"/>'
                        "</w:num>" for i in range(1, len(self.lists) + 1))
        return f"<w:numbering {NAMESPACE}>{families}{lists}</w:numbering>"

    def bytes(self, body=None, parts=()):
        out = io.BytesIO()
        content = "".join(self.body) if body is None else body
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("[Content_Types].xml", "<Types/>")
            package.writestr("word/document.xml",
                             f'<w:document {NAMESPACE}><w:body>{content}'
                             "</w:body></w:document>")
            package.writestr("word/numbering.xml", self.numbering())
            package.writestr(
                "word/footer1.xml", f'<w:ftr {NAMESPACE}><w:p><w:r><w:t>'
                '例規</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
                '<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar '
                'w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r>'
                '<w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>')
            for name, words in parts:
                package.writestr(name, words)
        return out.getvalue()
