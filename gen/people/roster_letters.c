/*
 * Letters: of which scripts a name is, word by word, and what in it is no
 * letter. No word of a name mixes scripts, kanji and kana aside.
 */
#include "people/inside.h"

#include <string.h>

/* What a character is in a name. */
enum letter {
	LETTER_NONE,		/* parts words: blanks, hyphens, middle dots */
	LETTER_WITHIN,		/* goes with any: marks, digits */
	LETTER_LATIN,
	LETTER_GREEK,
	LETTER_CYRILLIC,
	LETTER_HANGUL,
	LETTER_HALF_KANA,
	LETTER_KANA,
	LETTER_KANJI,
	LETTER_OTHER,		/* a script that no font here has */
	LETTER_SIGN		/* ‡ © ± */
};

/* By the first characters; the last row ends the table. */
static const struct { uint32_t first, last; enum letter letter; } ranges[] = {
	{ 0x0000, 0x001f, LETTER_NONE }, { '0', '9', LETTER_WITHIN },
	{ 'A', 'Z', LETTER_LATIN }, { 'a', 'z', LETTER_LATIN },
	{ 0x007f, 0x009f, LETTER_SIGN }, { 0x00a0, 0x00a0, LETTER_NONE },
	{ 0x00aa, 0x00aa, LETTER_WITHIN }, { 0x00b7, 0x00b7, LETTER_NONE },
	{ 0x00ba, 0x00ba, LETTER_WITHIN }, { 0x00c0, 0x00d6, LETTER_LATIN },
	{ 0x00d8, 0x00f6, LETTER_LATIN }, { 0x00f8, 0x02af, LETTER_LATIN },
	{ 0x02b0, 0x02c5, LETTER_WITHIN }, { 0x02ee, 0x02ee, LETTER_WITHIN },
	{ 0x0300, 0x036f, LETTER_WITHIN }, { 0x0370, 0x03ff, LETTER_GREEK },
	{ 0x0400, 0x052f, LETTER_CYRILLIC }, { 0x0530, 0x10ff, LETTER_OTHER },
	{ 0x1100, 0x11ff, LETTER_HANGUL }, { 0x1200, 0x1dff, LETTER_OTHER },
	{ 0x1e00, 0x1eff, LETTER_LATIN }, { 0x1f00, 0x1fff, LETTER_GREEK },
	{ 0x200b, 0x200f, LETTER_WITHIN }, { 0x2010, 0x2015, LETTER_NONE },
	{ 0x2018, 0x2019, LETTER_NONE }, { 0x202a, 0x202e, LETTER_WITHIN },
	{ 0x2060, 0x2060, LETTER_WITHIN }, { 0x2160, 0x217f, LETTER_WITHIN },
	{ 0x2c60, 0x2c7f, LETTER_LATIN },
	{ 0x2e80, 0x2fd5, LETTER_KANJI }, { 0x3000, 0x3000, LETTER_NONE },
	{ 0x3005, 0x3007, LETTER_KANJI }, { 0x303b, 0x303b, LETTER_KANJI },
	{ 0x3041, 0x309a, LETTER_KANA }, { 0x309d, 0x309f, LETTER_KANA },
	{ 0x30a0, 0x30a0, LETTER_NONE }, { 0x30a1, 0x30fa, LETTER_KANA },
	{ 0x30fb, 0x30fb, LETTER_NONE }, { 0x30fc, 0x30ff, LETTER_KANA },
	{ 0x3100, 0x312f, LETTER_OTHER }, { 0x3130, 0x318f, LETTER_HANGUL },
	{ 0x31a0, 0x31bf, LETTER_OTHER }, { 0x31f0, 0x31ff, LETTER_KANA },
	{ 0x3400, 0x9fff, LETTER_KANJI }, { 0xa000, 0xa9ff, LETTER_OTHER },
	{ 0xaa00, 0xabff, LETTER_OTHER }, { 0xac00, 0xd7ff, LETTER_HANGUL },
	/* 外字 are reported on their own. */
	{ 0xe000, 0xf8ff, LETTER_WITHIN }, { 0xf900, 0xfaff, LETTER_KANJI },
	{ 0xfb00, 0xfb06, LETTER_LATIN }, { 0xfb07, 0xfdff, LETTER_OTHER },
	{ 0xfe00, 0xfe0f, LETTER_WITHIN }, { 0xfe70, 0xfefe, LETTER_OTHER },
	{ 0xfeff, 0xfeff, LETTER_WITHIN }, { 0xff07, 0xff07, LETTER_NONE },
	{ 0xff08, 0xff09, LETTER_NONE }, { 0xff0c, 0xff0f, LETTER_NONE },
	{ 0xff10, 0xff19, LETTER_WITHIN }, { 0xff1d, 0xff1d, LETTER_NONE },
	{ 0xff21, 0xff3a, LETTER_LATIN }, { 0xff41, 0xff5a, LETTER_LATIN },
	{ 0xff65, 0xff65, LETTER_NONE }, { 0xff66, 0xff9f, LETTER_HALF_KANA },
	{ 0x10000, 0x1afff, LETTER_OTHER }, { 0x1b000, 0x1b16f, LETTER_KANA },
	{ 0x1b170, 0x1ffff, LETTER_OTHER },
	{ 0x20000, 0x3ffff, LETTER_KANJI }, { 0xe0100, 0xe01ef, LETTER_WITHIN },
	{ 0xf0000, 0x10ffff, LETTER_WITHIN }
};

static enum letter
letter_of(uint32_t code)
{
	size_t low = 0, high = sizeof ranges / sizeof *ranges, middle;

	if (code < 0x80 && code >= ' ' && strchr(" -'.,()/\"@", (int)code) != NULL)
		return LETTER_NONE;
	while (low < high) {
		middle = (low + high) / 2;
		if (ranges[middle].last < code)
			low = middle + 1;
		else
			high = middle;
	}
	return low < sizeof ranges / sizeof *ranges &&
	    ranges[low].first <= code ? ranges[low].letter : LETTER_SIGN;
}

/*
 * The kanji that most names are written with. What was read in a wrong
 * encoding has few of them, and what it says in the right one has many.
 */
static const char usual[] =
    "田藤山野川木井村本中小佐原大松島谷高橋林石上清水斎渡辺加吉伊岡坂森池青西"
    "東北南内前後河長安宮武新古久福杉三五一二四六七八九十千万平和金竹今土岩菅"
    "桜近遠工須神荒矢沢崎白黒浜江尾柴関戸星岸永若秋春夏冬菊服部桑塚望月片相馬"
    "飯市熊奥堀堤津丸成桃亀鈴間阿倉横下口根葉宇樋広細郷児玉栗浅牧庄門合場深塩"
    "瀬堂寺多豆羽笠窪稲萩植柳徳桐濱髙齋邊邉澤子郎太美恵幸正明雄夫男代香奈由紀"
    "智真裕直樹浩健秀博隆義文信康弘政敏孝弥之介彦実光治昭茂勝誠良典道彰哲進勇"
    "豊司志士史賢英俊章洋翔蓮陽菜葵結衣愛優花莉咲遥純絵里沙早希玲舞彩佳尋静百"
    "恭慎悟聡学剛修淳徹潤亮崇翼拓也達竜龍駿颯人生次作助仁元公利則功勉勲友吾保"
    "喜嘉国園圭基境城夢岐己庸建弓律心忠忍怜悠惇憲昌旭昇晃晋晴朋梓栄桂楓歩歌法"
    "泰海涼温湊滋照瑞瑛環瑠理琴璃甫登皓睦祐祥穂立節範篤紘絢綾総緑繁耕聖肇育芳"
    "茜華菫虎虹行詩諒譲貴賀賞路輔輝辰透通遼邦郁重鉄銀雅雪響順頼顕風飛鶴麗麻黎";

bool
roster_letters_is_usual(uint32_t code)
{
	char letter[5];

	letter[text_encode(code, letter)] = '\0';
	return strstr(usual, letter) != NULL;
}

/* ---- a value, word by word ---- */

struct word {
	unsigned	scripts;	/* bits of enum letter */
	enum letter	last;		/* the letter before */
};

static unsigned
bit(enum letter letter)
{
	return 1U << (unsigned)letter;
}

static bool
is_of_japan(enum letter letter)
{
	return letter >= LETTER_HALF_KANA && letter <= LETTER_KANJI;
}

static void
end_word(struct word *word, struct roster_letters *letters)
{
	const unsigned full = bit(LETTER_KANA) | bit(LETTER_KANJI);
	unsigned rest = word->scripts & ~full;

	/* Of the rest one script alone, and not beside kanji and kana. */
	if ((rest & (rest - 1)) != 0 || (rest != 0 &&
	    (word->scripts & full) != 0))
		letters->mixed++;
	*word = (struct word){0};
}

static void
add_letter(struct word *word, enum letter letter,
    struct roster_letters *letters)
{
	/* Nguy盻n: between letters; Josﾃｩ: half of a width beside them. */
	if (letter == LETTER_LATIN && is_of_japan(word->last) &&
	    (word->scripts & bit(LETTER_LATIN)) != 0)
		letters->is_broken = true;
	if ((letter == LETTER_HALF_KANA && word->last == LETTER_LATIN) ||
	    (letter == LETTER_LATIN && word->last == LETTER_HALF_KANA))
		letters->is_broken = true;
	word->scripts |= bit(letter);
	word->last = letter;
}

static void
count_letter(uint32_t code, enum letter letter,
    struct roster_letters *letters)
{
	letters->wide += code >= 0x80;
	letters->kana += letter == LETTER_KANA;
	letters->kanji += letter == LETTER_KANJI;
	letters->half += letter == LETTER_HALF_KANA;
	letters->latin += letter == LETTER_LATIN;
	letters->accents += letter == LETTER_LATIN && code >= 0x80;
	letters->others += letter == LETTER_GREEK ||
	    letter == LETTER_CYRILLIC || letter == LETTER_HANGUL;
	letters->strange += letter == LETTER_OTHER;
	letters->rare += letter == LETTER_KANJI && code != 0x3005 &&
	    !roster_letters_is_usual(code);
}

struct roster_letters
roster_letters_of(const char *value)
{
	const char *at = value, *end = at + strlen(at), *from;
	struct roster_letters letters = {0};
	struct word word = {0};
	enum letter letter;
	uint32_t code;

	while (at < end) {
		from = at;
		code = text_next(&at, end);
		letter = letter_of(code);
		count_letter(code, letter, &letters);
		if (letter == LETTER_NONE) {
			end_word(&word, &letters);
		} else if (letter == LETTER_SIGN) {
			if (letters.signs++ == 0)
				letters.sign = from;
			/* Fran‡ois */
			letters.is_inside |= word.last == LETTER_LATIN;
		} else if (letter != LETTER_WITHIN) {
			add_letter(&word, letter, &letters);
		}
	}
	end_word(&word, &letters);
	return letters;
}
