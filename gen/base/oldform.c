#include "base/oldform.h"

#include <string.h>

#include "base/text.h"
#include "base/unicode.h"

enum { HIRAGANA_FIRST = 0x3041, HIRAGANA_LAST = 0x3096, TO_KATAKANA = 0x60 };

/*
 * 常用漢字表 has the older forms (いわゆる康熙字典体) in brackets; those that
 * Unicode calls compatible are folded already.
 */
const char oldform_pairs[] =
    "亞亜惡悪壓圧圍囲醫医爲為壹壱隱隠榮栄營営衞衛驛駅圓円緣縁艷艶"
    "鹽塩奧奥應応橫横歐欧毆殴黃黄溫温穩穏假仮價価畫画會会壞壊懷懐"
    "繪絵槪概擴拡殼殻覺覚學学嶽岳樂楽渴渇卷巻寬寛歡歓罐缶觀観關関"
    "陷陥顏顔歸帰氣気龜亀僞偽戲戯犧犠舊旧據拠擧挙虛虚峽峡挾挟敎教"
    "狹狭鄕郷曉暁區区驅駆勳勲薰薫徑径惠恵揭掲攜携溪渓經経繼継莖茎"
    "螢蛍輕軽鷄鶏藝芸擊撃缺欠儉倹劍剣圈圏檢検權権獻献硏研縣県險険"
    "顯顕驗験嚴厳效効廣広恆恒鑛鉱號号國国黑黒碎砕濟済齋斎劑剤櫻桜"
    "册冊雜雑產産參参慘惨棧桟蠶蚕贊賛殘残絲糸齒歯兒児辭辞濕湿實実"
    "舍舎寫写釋釈壽寿收収從従澁渋獸獣縱縦肅粛處処緖緒敍叙奬奨將将"
    "涉渉燒焼稱称證証乘乗剩剰壤壌孃嬢條条淨浄狀状疊畳讓譲釀醸囑嘱"
    "觸触寢寝愼慎晉晋眞真盡尽圖図粹粋醉酔隨随髓髄數数樞枢瀨瀬淸清"
    "靑青聲声靜静齊斉稅税蹟跡說説攝摂竊窃專専戰戦淺浅潛潜纖繊踐践"
    "錢銭禪禅雙双壯壮搜捜插挿巢巣曾曽爭争瘦痩窗窓總総聰聡莊荘裝装"
    "騷騒臟臓藏蔵卽即屬属續続墮堕體体對対帶帯滯滞臺台瀧滝擇択澤沢"
    "單単擔担膽胆團団彈弾斷断癡痴遲遅晝昼蟲虫鑄鋳廳庁徵徴聽聴敕勅"
    "鎭鎮遞逓鐵鉄轉転點点傳伝黨党盜盗燈灯當当鬪闘德徳獨独讀読屆届"
    "繩縄貳弐惱悩腦脳霸覇廢廃拜拝賣売麥麦發発髮髪拔抜晚晩蠻蛮祕秘"
    "濱浜甁瓶拂払佛仏倂併竝並變変邊辺辨弁瓣弁辯弁舖舗步歩穗穂寶宝"
    "襃褒豐豊沒没飜翻槇槙每毎萬万滿満麵麺默黙餠餅藥薬譯訳與与譽誉"
    "餘余搖揺樣様謠謡遙遥瑤瑶慾欲來来賴頼亂乱覽覧龍竜兩両獵猟綠緑"
    "壘塁淚涙勵励禮礼隸隷靈霊齡齢曆暦歷歴戀恋鍊錬爐炉勞労樓楼錄録"
    "灣湾";

/* Today's form of a character; most are their own. */
static uint32_t
today(uint32_t code)
{
	const char *at = oldform_pairs, *end = at + sizeof oldform_pairs - 1;
	uint32_t old, new;

	if (code >= HIRAGANA_FIRST && code <= HIRAGANA_LAST)
		return code + TO_KATAKANA;
	while (code >= 0x4e00 && at < end) {
		old = text_next(&at, end);
		new = text_next(&at, end);
		if (old == code)
			return new;
	}
	return code;
}

char *
oldform_folded(struct pool *pool, const char *words)
{
	const char *at = unicode_folded(pool, words), *end = at + strlen(at);
	struct text out = {0};
	char *folded;

	while (at < end)
		text_add_code(&out, today(text_next(&at, end)));
	folded = pool_string(pool, out.bytes != NULL ? out.bytes : "");
	text_free(&out);
	return folded;
}
