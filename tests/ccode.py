"""What the C files of gen/ define for each other, and what they use.

House style makes it easy: the name of a function stands in the first column
of its definition, the type on the line before.
"""
import pathlib
import re

GEN = pathlib.Path("gen")


def files():
    return sorted(GEN.rglob("*.c"))


def defined(path):
    """Names of the functions that other files may call."""
    before = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        found = re.match(r"(\w+)\(", line)
        if found and re.match(r"[a-z]", before) and \
                not before.startswith("static"):
            yield found[1]
        before = line


def used(path):
    """All names in the code but members and tags of types."""
    text = re.sub(r'/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'',
                  " ", path.read_text(encoding="utf-8"), flags=re.S)
    return set(re.findall(r"(?<![\w.>])(?<!struct )(?<!enum )[a-z]\w*", text))


def graph():
    """file -> file -> the functions that the one uses of the other."""
    owners = {}
    for path in files():
        for name in defined(path):
            if name != "main":
                owners[name] = path
    uses = {}
    for path in files():
        uses[path] = {}
        for name in used(path) & owners.keys():
            if owners[name] != path:
                uses[path].setdefault(owners[name], set()).add(name)
    return uses


def circles(uses):
    """Sets of files that all reach each other (Tarjan)."""
    number, low, stack, found = {}, {}, [], []

    def visit(node):
        number[node] = low[node] = len(number)
        stack.append(node)
        for other in uses[node]:
            if other not in number:
                visit(other)
                low[node] = min(low[node], low[other])
            elif other in stack:
                low[node] = min(low[node], number[other])
        if low[node] == number[node]:
            at = stack.index(node)
            if len(stack) - at > 1:
                found.append(set(stack[at:]))
            del stack[at:]

    for node in uses:
        if node not in number:
            visit(node)
    return found
