"""A sheet as a Typst document of equal content, to be timed against.

Words, order, tables, blanks, boxes, links, page numbers and the digest's place
at the foot are the same; looks are Typst's own. Used by scripts/bench alone.
"""
import xml.etree.ElementTree as tree

HEAD = """#set page(paper: "a4", margin: 20mm, footer: context align(center,
  counter(page).display("1 / 1", both: true)))
#set text(font: "BIZ UDMincho", lang: "ja", size: 10.5pt)
#set par(justify: true, leading: 0.8em)
#set table(stroke: 0.5pt)
"""
BLANK = "#box(width: {size}em, height: 1em, stroke: (bottom: 0.5pt))"
BOX = "#box(width: 0.8em, height: 0.8em, stroke: 0.5pt)"


def words(text):
    """Any characters, as a string of Typst: no markup among them."""
    if not text:
        return ""
    return '#"' + text.replace("\\", "\\\\").replace('"', '\\"') + '";'


class Writer:
    def __init__(self, sheet, columns=()):
        self.columns = columns      # of a roster, filled from p
        self.places = {node.get("provision") for node in sheet.iter("para")}
        self.labelled = set()

    def inside(self, node):
        parts = [words(node.text)]
        for child in node:
            parts += [self.node(child), words(child.tail)]
        return "".join(parts)

    def blocks(self, node):
        return "\n".join(self.node(child) for child in node)

    def node(self, node):
        write = getattr(self, "write_" + node.tag, None)
        if write:
            return write(node)
        if len(node) and not (node.text or "").strip():
            return f"#block[{self.blocks(node)}]"
        return f"#block[{self.inside(node)}]"

    def write_section(self, node):
        return self.blocks(node)

    def write_keep(self, node):
        return f"#block(breakable: false)[{self.blocks(node)}]"

    def write_heading(self, node):
        return f"#heading(level: {node.get('level')})[{self.inside(node)}]\n"

    def label(self, node):
        place = node.get("provision")
        if place is None or "#" in place or place in self.labelled:
            return ""
        self.labelled.add(place)
        return f" #label({words(place)[1:-1]})"

    def write_para(self, node):
        number = node.get("number")
        body = (words(number) + "#h(1em);" if number else "") + \
            self.inside(node)
        level = int(node.get("level") or 0)
        align = {"right": "right", "center": "center", "title": "center",
                 "sender": "right"}.get(node.get("kind"), "left")
        return (f"#align({align})[#pad(left: {level}em)[{body}]]"
                f"{self.label(node)}\n")

    def write_list(self, node):
        return "\n".join(
            f"#pad(left: 1em)[{words(item.get('number') or '・')}"
            f"#h(0.5em);{self.inside(item)}]" for item in node)

    def write_table(self, node):
        rows = node.findall("row")
        weights = node.get("cols")
        columns = [f"{w}fr" for w in weights.split()] if weights else \
            ["1fr"] * max(sum(int(c.get("span") or 1) for c in row)
                          for row in rows)
        made, head = [], []
        for row in rows:
            cells = [f"table.cell(colspan: {cell.get('span') or 1}, "
                     f"rowspan: {cell.get('rows') or 1})[{self.cell(cell)}]"
                     for cell in row]
            if row.get("head") == "yes" and not made and not head:
                head = ["table.header(" + ", ".join(cells) + ")"]
            else:
                made += cells
        return (f"#table(columns: ({', '.join(columns)},), "
                + ", ".join(head + made) + ")\n")

    def cell(self, cell):
        if any(child.tag in ("para", "list", "table", "keep", "field")
               for child in cell):
            return self.blocks(cell)
        return self.inside(cell)

    def write_blank(self, node):
        name = node.get("name")
        if name in self.columns:
            return f"#p.at({words(name)[1:-1]});"
        return BLANK.format(size=node.get("size") or 6) + ";"

    def write_check(self, node):
        return BOX + ";" + self.inside(node)

    def write_cite(self, node):
        ref = node.get("ref") or ""
        body = self.inside(node)
        if ref.startswith("#") and ref[1:] in self.places:
            return f"#link(label({words(ref[1:])[1:-1]}))[{body}];"
        return f"#link({words(ref)[1:-1]})[{body}];" if ref else body

    def write_break(self, node):
        return "#linebreak();"

    def write_em(self, node):
        return f"#emph[{self.inside(node)}];"

    def write_strong(self, node):
        return f"#strong[{self.inside(node)}];"

    write_ins = write_strong

    def write_del(self, node):
        return f"#strike[{self.inside(node)}];"

    def write_ruby(self, node):
        return f"{self.inside(node)}{words('(' + node.get('rt', '') + ')')}"


def document(sheets):
    """One document of several sheets, each on pages of its own."""
    parts = []
    for number, text in enumerate(sheets):
        sheet = tree.fromstring(text)
        for node in sheet.iter():
            for name in ("provision", "ref"):
                value = node.get(name) or ""
                if value.startswith("#"):       # places of this sheet alone
                    node.set(name, f"#{number}-{value[1:]}")
                elif name == "provision" and value and "#" not in value:
                    node.set(name, f"{number}-{value}")
        parts.append(Writer(sheet).blocks(sheet))
    return HEAD + "\n#pagebreak()\n".join(parts)


def merged(text, columns, roster):
    """One sheet for each row of a CSV file beside the document."""
    sheet = tree.fromstring(text)
    body = Writer(sheet, columns).blocks(sheet)
    return (HEAD + "#let one(p) = [" + body + "]\n"
            f"#for (i, p) in csv({words(roster)[1:-1]}, "
            "row-type: dictionary).enumerate() {\n"
            "  if i > 0 { pagebreak() }\n  one(p)\n}\n")
