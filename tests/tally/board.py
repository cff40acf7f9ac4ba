"""A made-up board of education: departments, people, and their answers as the
pages save them. The same every time."""
import json
import os
import pathlib
import random
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
KIJUN = (ROOT / os.environ.get("KIJUN", "build/kijun")).resolve()

DEPARTMENTS = ["総務課", "学校指導課", "教職員人事課", "学校事務支援室", "体育健康教育室",
               "生涯学習推進課", "教育環境整備室", "情報化推進総合センター", "中央図書館",
               "青少年科学センター", "北総合支援学校", "西京高等学校"]
FAMILIES = "佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 " \
    "井上 木村 林 斎藤 清水 山崎 森 池田 橋本 阿部 石川 山下 中島 石井 小川".split()
GIVEN = "花子 太郎 一郎 美咲 健 直子 誠 由美 翔 明 恵 大輔 純 陽子 修 久美子 隆 愛 " \
    "浩 真理 学 千夏 徹 春香 茂 結衣 進 京子 豊 里奈".split()
REMARKS = ["鍵の管理簿をこれから作ります。", "手順を知らない職員がいるため、朝礼で周知します。",
           "予算が付き次第、入れ替えます。", "委託先との取決めを見直しています。",
           "機器の更新に合わせて対応します。", "", "担当が代わり、引継ぎの途中です。"]
PROMISED = ["7月末", "令和8年9月30日", "2学期の初め", "", "年度内"]


def run(*words, **more):
    return subprocess.run([str(KIJUN), *map(str, words)], cwd=ROOT,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          encoding="utf-8", timeout=300, check=False, **more)


class Paper:
    """A checklist as a page shows it: what is asked, and its digests."""

    def __init__(self, role, *options):
        page = run("make", "checklist", "--role", role, "--format", "html",
                   "-o", "-", *options).stdout
        self.digest = re.search(r'class="digest">([0-9a-f]{12})', page)[1]
        self.request = re.search(r'kijun-request" content="([^"]*)"', page)[1]
        self.title = re.search(r"<title>([^<]*)", page)[1]
        self.authority = re.search(r'data-head="([^　"]*)', page)[1]
        self.questions = [
            {"duty": found[1].replace(".", "/", 1).replace(".", "#", 1),
             "digest": found[2], "number": found[3]}
            for found in re.finditer(
                r'<tr id="([^"]*)" data-digest="([^"]*)">.*?<td[^>]*>(?:<p>)?'
                r"(\d+)", page, re.S)]

    def answers(self, name, department, choose, **more):
        """What the page saves; choose(question) gives answer, remark, day."""
        given = []
        for question in self.questions:
            answer, remark, promised = choose(question)
            if answer or remark or promised:
                given.append({**question, "answer": answer, "remark": remark,
                              "promised": promised})
        return {"format": "kijun-answers", "version": 1, "digest": self.digest,
                "request": self.request, "title": self.title,
                "authority": self.authority, "name": name,
                "department": department, "position": "主任", "copy": 1,
                "date": "令和8年6月3日", "saved": "2026-06-03T01:00:00.000Z",
                "answers": given, "fields": {}, "ticks": [], **more}


def chooser(dice, care):
    """Somebody who does so much of what is asked (0 to 1)."""
    def choose(_question):
        at = dice.random()
        if at < 0.12:
            return "not-applicable", "", ""
        if dice.random() < 0.01:
            return "", "", ""
        if dice.random() < care:
            return "done", "", ""
        return (dice.choice(["partly", "partly", "not-done"]),
                dice.choice(REMARKS), dice.choice(PROMISED))
    return choose


def people(count=300):
    """(name, department), no name twice in a department."""
    dice = random.Random(12)
    found = []
    while len(found) < count:
        one = (f"{dice.choice(FAMILIES)}　{dice.choice(GIVEN)}",
               DEPARTMENTS[len(found) * len(DEPARTMENTS) // count])
        if one not in found:
            found.append(one)
    return found


def roster(folder, board):
    path = pathlib.Path(folder) / "roster.csv"
    path.write_text("所属,氏名,役割\n" + "".join(
        f"{department},{name},職員\n" for name, department in board),
        encoding="utf-8")
    return path


def save(folder, name, answers):
    path = pathlib.Path(folder) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(answers, ensure_ascii=False, indent=1),
                    encoding="utf-8")
    return path


def answer_all(folder, board, paper, care=0.95, missing=17, year=2026):
    """Everybody but every so-many-th, whose department cares as it does."""
    dice = random.Random(year)
    cares = {department: care - dice.random() * 0.1
             for department in DEPARTMENTS}
    for i, (name, department) in enumerate(board):
        if missing and i % missing == missing - 1:
            continue
        save(folder, f"kijun-{paper.digest}-{i:04d}.json", paper.answers(
            name, department, chooser(dice, cares[department]),
            saved=f"{year}-06-03T01:{i // 60 % 60:02d}:{i % 60:02d}.000Z"))
