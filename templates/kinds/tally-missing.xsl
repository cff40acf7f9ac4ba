<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind" exclude-result-prefixes="k">

  <xsl:import href="../tally.xsl"/>

  <k:kind title="提出状況" title-en="Who has not answered"
      per="tally" group="submit" use="だれがまだ提出していないか"
      personal="yes"
      note="Who has not answered, of a roster; and what is to be looked at: who answered twice, on an older paper, in part, without a name, or is on no roster; files that were left out."
      note-ja="名簿のうち、まだ提出していない人の一覧です。二度の提出、前の版の用紙、無回答、氏名のないもの、名簿にない人、除いたファイルも挙げます。氏名が載ります。">
    <k:option name="large" values="yes"/>
    <k:option name="date"/>
  </k:kind>

  <xsl:template match="/dossier">
    <sheet>
      <xsl:call-template name="frame">
        <xsl:with-param name="title" select="'提出状況'"/>
        <xsl:with-param name="subject" select="@collection"/>
      </xsl:call-template>
      <xsl:if test="$tally">
        <heading level="1">提出状況</heading>
        <xsl:call-template name="opening"/>
        <xsl:call-template name="names-note"/>
        <xsl:call-template name="units"/>
        <xsl:call-template name="absent"/>
        <xsl:call-template name="again"/>
        <xsl:call-template name="unanswered"/>
        <xsl:call-template name="twice"/>
        <xsl:call-template name="doubtful"/>
        <xsl:call-template name="refused"/>
      </xsl:if>
    </sheet>
  </xsl:template>

  <xsl:template name="units">
    <heading level="2">部署ごとの提出</heading>
    <table kind="grid" cols="30 10 10 10 10">
      <row head="yes">
        <cell>部署</cell>
        <cell>名簿の人数</cell>
        <cell>提出した人</cell>
        <cell>未提出</cell>
        <cell>点検票の枚数</cell>
      </row>
      <xsl:apply-templates select="$units" mode="sum"/>
      <row>
        <cell head="yes" scope="row" shade="1">合計</cell>
        <xsl:for-each select="$tally">
          <xsl:call-template name="counts">
            <xsl:with-param name="shade" select="'1'"/>
          </xsl:call-template>
        </xsl:for-each>
      </row>
    </table>
    <xsl:if test="$has-roster and $tally/@slips &gt; $tally/@present">
      <para kind="small">一人が二つ以上の点検票(役割)を出していたり、名簿にない人や氏名のない点検票があったりすると、枚数は人数より多くなります。</para>
    </xsl:if>
  </xsl:template>

  <xsl:template match="unit" mode="sum">
    <row>
      <cell head="yes" scope="row"><xsl:value-of select="@name"/></cell>
      <xsl:call-template name="counts"/>
    </row>
  </xsl:template>

  <!-- Without a roster nobody knows how many there should be. -->
  <xsl:template name="counts">
    <xsl:param name="shade" select="'0'"/>
    <xsl:for-each select="@people | @present | @absent">
      <cell kind="right" shade="{$shade}">
        <xsl:choose>
          <xsl:when test="$has-roster"><xsl:value-of select="."/></xsl:when>
          <xsl:otherwise>不明</xsl:otherwise>
        </xsl:choose>
      </cell>
    </xsl:for-each>
    <cell kind="right" shade="{$shade}"><xsl:value-of select="@slips"/></cell>
  </xsl:template>

  <xsl:template name="absent">
    <heading level="2">提出していない人</heading>
    <xsl:choose>
      <xsl:when test="not($has-roster)">
        <para>名簿が指定されていないため、分かりません。名簿(--roster)を付けて集計すると、ここに氏名が並びます。</para>
      </xsl:when>
      <xsl:when test="not($units/absent)">
        <para>
          <xsl:text>名簿の</xsl:text>
          <xsl:value-of select="$tally/@people"/>
          <xsl:text>人全員が提出しています。</xsl:text>
        </para>
      </xsl:when>
      <xsl:otherwise>
        <xsl:if test="$tally/nameless">
          <para>
            <xsl:text>氏名のない点検票が</xsl:text>
            <xsl:value-of select="count($tally/nameless)"/>
            <xsl:text>枚あります。次の人のなかに、提出した人がいるかもしれません。</xsl:text>
          </para>
        </xsl:if>
        <table kind="grid" cols="4 18 14 14 8 8">
          <row head="yes">
            <cell>番号</cell>
            <cell>部署</cell>
            <cell>氏名</cell>
            <cell>役割</cell>
            <cell>求めた日</cell>
            <cell>済んだ日</cell>
          </row>
          <xsl:for-each select="$units/absent">
            <row>
              <cell kind="number"><xsl:value-of select="position()"/></cell>
              <cell><xsl:value-of select="../@name"/></cell>
              <cell>
                <xsl:value-of select="@name"/>
                <xsl:if test="@reading">
                  <break/>
                  <xsl:value-of select="@reading"/>
                </xsl:if>
              </cell>
              <cell><xsl:value-of select="@role"/></cell>
              <cell/>
              <cell/>
            </row>
          </xsl:for-each>
        </table>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="again">
    <xsl:if test="$tally/older">
      <heading level="2">前の版の用紙に答えた人</heading>
      <para kind="lead">問いと条文の変わっていない答えは、そのまま数えています。「もう一度」の番号(その人の用紙の番号)は、問いか条文が変わったため数えていません。今の用紙で答えてもらってください。</para>
      <table kind="grid" cols="14 14 20 8 20">
        <row head="yes">
          <cell>部署</cell>
          <cell>氏名</cell>
          <cell>点検票</cell>
          <cell>数えた答え</cell>
          <cell>もう一度答える番号</cell>
        </row>
        <xsl:for-each select="$tally/older">
          <row>
            <xsl:call-template name="person"/>
            <cell><xsl:value-of select="@paper"/></cell>
            <cell kind="right"><xsl:value-of select="@carried"/></cell>
            <cell>
              <xsl:value-of select="@numbers"/>
              <xsl:if test="@again = 0">なし</xsl:if>
            </cell>
          </row>
        </xsl:for-each>
      </table>
    </xsl:if>
  </xsl:template>

  <xsl:template name="person">
    <cell>
      <xsl:value-of select="@unit"/>
      <xsl:if test="not(@unit)">(所属の記載なし)</xsl:if>
    </cell>
    <cell><xsl:value-of select="@name"/></cell>
  </xsl:template>

  <xsl:template name="unanswered">
    <xsl:if test="$tally/unanswered">
      <heading level="2">答えのない問いがある点検票</heading>
      <para kind="lead">答えのない問いは、できているかどうか分からないものとして、「実施」に数えていません。</para>
      <table kind="grid" cols="14 14 16 8 28">
        <row head="yes">
          <cell>部署</cell>
          <cell>氏名</cell>
          <cell>点検票</cell>
          <cell>無回答／問い</cell>
          <cell>番号</cell>
        </row>
        <xsl:for-each select="$tally/unanswered">
          <row>
            <xsl:call-template name="person"/>
            <cell><xsl:value-of select="@paper"/></cell>
            <cell kind="right">
              <xsl:value-of select="@count"/>
              <xsl:text>／</xsl:text>
              <xsl:value-of select="@of"/>
            </cell>
            <cell><xsl:value-of select="@numbers"/></cell>
          </row>
        </xsl:for-each>
      </table>
    </xsl:if>
  </xsl:template>

  <xsl:template name="twice">
    <xsl:if test="$tally/twice">
      <heading level="2">二度提出した人</heading>
      <para kind="lead">後で保存したほうを数えています。違うときは、数えないファイルを取り除いて、もう一度集計してください。</para>
      <table kind="grid" cols="12 12 12 20 20">
        <row head="yes">
          <cell>部署</cell>
          <cell>氏名</cell>
          <cell>点検票</cell>
          <cell>数えていないもの</cell>
          <cell>数えたもの</cell>
        </row>
        <xsl:for-each select="$tally/twice">
          <row>
            <xsl:call-template name="person"/>
            <cell><xsl:value-of select="@paper"/></cell>
            <cell>
              <xsl:value-of select="@where"/>
              <xsl:call-template name="moment">
                <xsl:with-param name="at" select="@saved"/>
              </xsl:call-template>
            </cell>
            <cell>
              <xsl:value-of select="@newer"/>
              <xsl:call-template name="moment">
                <xsl:with-param name="at" select="@newer-saved"/>
              </xsl:call-template>
            </cell>
          </row>
        </xsl:for-each>
      </table>
      <para kind="small">保存の日時は、ページで保存したときのものです。入力表は、ファイルの日時で比べ、同じ表の中では後の行か列を数えます。</para>
    </xsl:if>
  </xsl:template>

  <xsl:template name="moment">
    <xsl:param name="at"/>
    <xsl:if test="$at">
      <break/>
      <xsl:value-of select="concat('保存 ', $at)"/>
    </xsl:if>
  </xsl:template>

  <!-- Counted, but somebody should look whose they are. -->
  <xsl:template name="doubtful">
    <xsl:if test="$tally/stranger | $tally/elsewhere | $tally/nameless">
      <heading level="2">だれのものか確かめるもの</heading>
      <para kind="lead">答えは数えています。氏名、所属か名簿を確かめてください。</para>
      <table kind="grid" cols="14 14 22 26">
        <row head="yes">
          <cell>部署</cell>
          <cell>氏名</cell>
          <cell>確かめること</cell>
          <cell>ファイル</cell>
        </row>
        <xsl:for-each select="$tally/stranger | $tally/elsewhere |
            $tally/nameless">
          <row>
            <xsl:call-template name="person"/>
            <cell>
              <xsl:choose>
                <xsl:when test="self::stranger">名簿にないか、同じ氏名の人が二人以上いる</xsl:when>
                <xsl:when test="self::nameless">氏名がない</xsl:when>
                <xsl:otherwise>
                  <xsl:text>本人の記入は「</xsl:text>
                  <xsl:value-of select="@written"/>
                  <xsl:text>」(名簿の部署に数えた)</xsl:text>
                </xsl:otherwise>
              </xsl:choose>
            </cell>
            <cell><xsl:value-of select="@where"/></cell>
          </row>
        </xsl:for-each>
      </table>
    </xsl:if>
  </xsl:template>

  <xsl:template name="refused">
    <xsl:if test="$tally/refused">
      <heading level="2">除いたファイル</heading>
      <para kind="lead">次のファイルの回答は、この集計に入っていません。</para>
      <table kind="grid" cols="34 30">
        <row head="yes">
          <cell>ファイル</cell>
          <cell>除いた理由</cell>
        </row>
        <xsl:for-each select="$tally/refused">
          <row>
            <cell><xsl:value-of select="@file"/></cell>
            <cell><xsl:value-of select="@why"/></cell>
          </row>
        </xsl:for-each>
      </table>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
