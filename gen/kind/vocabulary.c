#include "kind/vocabulary.h"

#include <string.h>

#define FIELD(name) offsetof(struct kind, name)

/* A meaning is said after "is made for" on the command line, too. */
static const struct vocabulary_word per_words[] = {
	{ "authority", KIND_PER_AUTHORITY, "an authority", "団体ごと" },
	{ "standard", KIND_PER_STANDARD, "a standard (--standard)",
	    "基準の版ごと（--standard）" },
	{ "form", KIND_PER_FORM, "a form (--standard and --form; see: kijun "
	    "list forms)", "様式ごと（--standardと--form）" },
	{ "role", KIND_PER_ROLE, "a role (--role)", "役割ごと（--role）" },
	{ "role-standard", KIND_PER_ROLE_STANDARD, "a role and a standard "
	    "(--role, --standard)", "役割と基準ごと（--role、--standard）" },
	{ "pair", KIND_PER_PAIR, "an edition and the one before it, or a "
	    "draft (--standard STANDARD@EDITION)", "新旧の版の組ごと（--standard 基準@版）" },
	{ "role-pair", KIND_PER_ROLE_PAIR, "a role and such an edition or "
	    "draft (--role, --standard STANDARD@EDITION)",
	    "役割と新旧の版の組ごと（--role、--standard 基準@版）" },
	{ "all", KIND_PER_ALL, "a whole build (kijun build)",
	    "全体で一つ（kijun build）" },
	{ "person", KIND_PER_PERSON, "each person of a roster (--roster), "
	    "besides", "そのほかに、名簿の一人ごと" },
	{ "holder", KIND_PER_ROLES, "all roles that one person has (--role, "
	    "--role), besides", "そのほかに、一人が持つ役割をまとめて一つ" },
	{ "packet", KIND_PER_PACKET, "a role (--role), for packets (kijun "
	    "packet)", "一人分の書類の束に入れる、役割ごと" },
	{ "tally", KIND_PER_TALLY, "answers that came back (kijun tally)",
	    "戻ってきた回答の集計（kijun tally）" },
	{ 0 }
};

static const struct vocabulary_word needs_words[] = {
	{ "roster", KIND_NEEDS_ROSTER, "the people of a roster, if one is "
	    "given, stand in the document", "名簿の人を文書に並べる" },
	{ "sorted", KIND_NEEDS_SORTED, "these by department and reading",
	    "名簿を所属とふりがなの順にする" },
	{ "included", KIND_NEEDS_INCLUDED, "also the duties of the roles that "
	    "the role's holder has besides", "兼ねる役割の義務も入れる" },
	{ "terms", KIND_NEEDS_TERMS, "all terms that are defined, and where each "
	    "is used", "定められた語のすべてと、使われている条項を載せる" },
	{ "readings", KIND_NEEDS_READINGS, "hard words get the authority's "
	    "readings", "読みにくい語にふりがなを付ける" },
	{ "guides", KIND_NEEDS_GUIDES, "training prose goes here: what "
	    "names this kind, and what names none",
	    "研修の文章(この種類のもの、種類を書いていないもの)を載せる" },
	{ "documents", KIND_NEEDS_DOCUMENTS, "the list of all documents of "
	    "the build", "作った文書すべての一覧を使う" },
	{ "html-only", KIND_NEEDS_HTML_ONLY, "is never printed", "画面だけ" },
	{ "text", KIND_NEEDS_TEXT, "the whole text of its standard, besides "
	    "duties and forms", "基準の全文を使う" },
	{ "enclosures", KIND_NEEDS_ENCLOSURES, "names the other papers of a "
	    "packet, and stands in front", "束の先頭で、ほかの書類を並べる" },
	{ "origin", KIND_NEEDS_ORIGIN, "where each article stands in the file "
	    "as which the text was received", "受け取ったファイルの何行目かを載せる" },
	{ "proof", KIND_NEEDS_PROOF, "the text proved against that file",
	    "本文がそのファイルのとおりであることを証明する" },
	{ "amendment", KIND_NEEDS_AMENDMENT, "the sentences that make the newer "
	    "edition out of the older one, proved", "改正文(旧い版に適用すると新しい版に"
	    "なることを確かめたもの)を載せる" },
	{ "request", KIND_NEEDS_REQUEST, "the line that says how it is made, to "
	    "be known again by when it comes back", "戻ってきたときに分かるよう、"
	    "どう作ったかの一行を載せる" },
	{ "tables-only", KIND_NEEDS_TABLES_ONLY, "is made as a spreadsheet "
	    "alone", "表計算のファイルだけ" },
	{ "chain", KIND_NEEDS_CHAIN, "the clauses that say who reports to whom "
	    "and whom one includes", "報告の経路と、兼ねる役割の根拠の条項を引く" },
	{ 0 }
};

static const struct vocabulary_word group_words[] = {
	{ "read", 0, "to read", "読むもの" },
	{ "check", 0, "to tick off", "点検するもの" },
	{ "sign", 0, "to sign", "署名するもの" },
	{ "submit", 0, "to hand in, or to fill in and keep",
	    "出すもの、書いて残すもの" },
	{ "change", 0, "what a revision changes", "変わること" },
	{ "other", 0, "anything else", "そのほか" },
	{ 0 }
};

static const struct vocabulary_word holds_words[] = {
	{ "text", KIND_HOLDS_TEXT, "the regulation itself: references lead "
	    "there", "基準の本文(引用の行き先)" },
	{ "notes", KIND_HOLDS_NOTES, "what editors remark on the text",
	    "編者の注" },
	{ 0 }
};

static const struct vocabulary_word replaced_words[] = {
	{ "duties", KIND_REPLACED_BY_DUTIES, "when a duty of its role changes",
	    "役割の義務が変わったとき" },
	{ "terms", KIND_REPLACED_BY_TERMS, "when a term that it explains means "
	    "something else", "説明する語の意味が変わったとき" },
	{ "headings", KIND_REPLACED_BY_HEADINGS, "when the caption or chapter "
	    "title of a clause on it changes", "載せた条の見出しや章の題名が"
	    "変わったとき" },
	{ "titles", KIND_REPLACED_BY_TITLES, "when the title of a standard on it "
	    "changes", "載せた基準の題名が変わったとき" },
	{ 0 }
};

const struct vocabulary_row vocabulary[] = {
	{ "title", FORM_TEXT, FIELD(title), true, "", NULL,
	    "its name, in Japanese, as printed", "文書の名前" },
	{ "title-en", FORM_TEXT, FIELD(title_en), false, "", NULL,
	    "its name in English", "文書の名前(英語)" },
	{ "note", FORM_TEXT, FIELD(note), false, "", NULL,
	    "what it is, in one English sentence", "どんな文書か(英語)" },
	{ "note-ja", FORM_TEXT, FIELD(note_ja), false, "", NULL,
	    "the same in Japanese", "どんな文書か" },
	{ "per", FORM_MANY, FIELD(per), true, "", per_words,
	    "what one of it is made for", "何ごとに作るか" },
	{ "needs", FORM_MANY, FIELD(needs), false, "", needs_words,
	    "what it is made from, beside the regulations",
	    "基準のほかに使うもの" },
	{ "group", FORM_ONE, FIELD(group), false, "other", group_words,
	    "where the portal lists it", "入口のどこに載せるか" },
	{ "order", FORM_NUMBER, FIELD(order), false, "50", NULL,
	    "its place there; by name if equal", "そこでの順" },
	{ "packet", FORM_NUMBER, FIELD(packet), false, "0", NULL,
	    "its place in a person's packet (kijun packet); 0: not in it",
	    "一人分の書類の束での順(0なら入れない)" },
	{ "front", FORM_FLAG, FIELD(is_in_front), false, "no", NULL,
	    "is on the authority's page, too", "団体のページにも載せるか" },
	{ "use", FORM_TEXT, FIELD(use), false, "", NULL,
	    "what one does with it, a Japanese phrase for the portal",
	    "何に使うか(入口に載せる短い句)" },
	{ "holds", FORM_MANY, FIELD(holds), false, "", holds_words,
	    "what others link to it for", "ほかの文書が何のために引くか" },
	{ "history", FORM_NUMBER, FIELD(history), false, "0", NULL,
	    "its place among the documents on a revision that the list of "
	    "editions leads to", "版の一覧から引く順" },
	{ "brief", FORM_TEXT, FIELD(brief), false, "", NULL,
	    "its name there, if not its title", "そこでの短い名前" },
	{ "replaced-when", FORM_MANY, FIELD(replaced), false, "",
	    replaced_words, "when a printed one must be replaced",
	    "印刷した紙をいつ差し替えるか" },
	{ "signed", FORM_FLAG, FIELD(is_signed), false, "no", NULL,
	    "roles of whom the authority asks it sign it, and again if their "
	    "duties change", "求められた役割の人が署名するか" },
	{ "personal", FORM_FLAG, FIELD(is_personal), false, "no", NULL,
	    "filled in, it holds personal data", "書くと個人情報を含むか" },
	{ "for", FORM_TEXT, FIELD(addressee), false, "", NULL,
	    "the for of the <addressee> in authority.xml whom it goes to",
	    "宛先(authority.xml の addressee の for)" },
	{ "forms", FORM_TEXT, FIELD(forms), false, "", NULL,
	    "words in the title of those forms of the authority that are of "
	    "this kind", "この種類に当たる様式の題にある語" },
	{ 0 }
};

const char *const vocabulary_option[] = { "name", "values", "is", "note",
	"note-ja", NULL };

const struct vocabulary_row *
vocabulary_named(const char *name)
{
	const struct vocabulary_row *row;

	for (row = vocabulary; row->name != NULL; row++)
		if (strcmp(row->name, name) == 0)
			return row;
	return NULL;
}

const struct vocabulary_word *
vocabulary_word(const struct vocabulary_word *words, const char *word,
    size_t length)
{
	for (; words->word != NULL; words++)
		if (strlen(words->word) == length &&
		    memcmp(words->word, word, length) == 0)
			return words;
	return NULL;
}
