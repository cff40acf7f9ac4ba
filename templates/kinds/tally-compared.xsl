<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind" exclude-result-prefixes="k">

  <xsl:import href="../tally.xsl"/>

  <k:kind title="前年度との比較" title-en="Compared with the year before"
      per="tally" group="submit" use="前の年より良くなったか"
      note="What got better and worse since the year before, and what is asked anew; only where --before is given. No names."
      note-ja="前の年の回答と比べ、良くなったもの、悪くなったもの、新しい項目を挙げます（--beforeを付けたとき）。氏名は載りません。">
    <k:option name="large" values="yes"/>
    <k:option name="date"/>
  </k:kind>

  <xsl:variable name="questions" select="$tally/standard/question"/>

  <xsl:template match="/dossier">
    <sheet>
      <xsl:call-template name="frame">
        <xsl:with-param name="title" select="'前年度との比較'"/>
        <xsl:with-param name="subject" select="@collection"/>
      </xsl:call-template>
      <xsl:if test="$tally/@has-before">
        <heading level="1">自主点検　前年度との比較</heading>
        <xsl:call-template name="opening"/>
        <note kind="remark" label="比べ方">
          <para>前年度と今年度の両方で、同じ言葉で尋ね、条文も変わっていない項目だけを比べています。割合は、実施÷(問い－該当なし)です。無回答は実施に数えず、該当なしは割合に入れません。</para>
          <para>前年度は、だれかが答えた項目を尋ねた項目としています。答えた人は、年度で同じとは限りません。</para>
        </note>
        <xsl:call-template name="sums"/>
        <xsl:call-template name="units"/>
        <xsl:call-template name="standards"/>
        <xsl:call-template name="list">
          <xsl:with-param name="title" select="'3　悪くなった項目'"/>
          <xsl:with-param name="none" select="'悪くなった項目はありません。'"/>
          <xsl:with-param name="list" select="$questions
              [compared/@change = 'worse']"/>
        </xsl:call-template>
        <xsl:call-template name="list">
          <xsl:with-param name="title" select="'4　良くなった項目'"/>
          <xsl:with-param name="none" select="'良くなった項目はありません。'"/>
          <xsl:with-param name="list" select="$questions
              [compared/@change = 'better']"/>
        </xsl:call-template>
        <xsl:call-template name="new"/>
      </xsl:if>
    </sheet>
  </xsl:template>

  <xsl:template name="sums">
    <para>
      <xsl:text>両方の年度にある項目のうち、良くなったものが</xsl:text>
      <xsl:value-of select="count($questions[compared/@change = 'better'])"/>
      <xsl:text>、悪くなったものが</xsl:text>
      <xsl:value-of select="count($questions[compared/@change = 'worse'])"/>
      <xsl:text>、変わらないものが</xsl:text>
      <xsl:value-of select="count($questions[compared/@change = 'same'])"/>
      <xsl:text>あります。前年度に同じ言葉で尋ねていない項目は</xsl:text>
      <xsl:value-of select="count($questions[compared/@change = 'new'])"/>
      <xsl:text>です。</xsl:text>
    </para>
  </xsl:template>

  <xsl:template name="head">
    <xsl:param name="of"/>
    <row head="yes">
      <cell><xsl:value-of select="$of"/></cell>
      <cell>前年度<break/>実施／問い</cell>
      <cell>割合</cell>
      <cell>今年度<break/>実施／問い</cell>
      <cell>割合</cell>
      <cell>差<break/>(ポイント)</cell>
      <cell>判定</cell>
    </row>
  </xsl:template>

  <xsl:template match="compared">
    <xsl:param name="label"/>
    <xsl:param name="shade" select="'0'"/>
    <row>
      <cell head="yes" scope="row" shade="{$shade}"><xsl:value-of select="$label"/></cell>
      <cell kind="right" shade="{$shade}">
        <xsl:value-of select="concat(@before-done, '／', @before-of)"/>
      </cell>
      <cell kind="right" shade="{$shade}"><xsl:value-of select="@before"/></cell>
      <cell kind="right" shade="{$shade}">
        <xsl:value-of select="concat(@now-done, '／', @now-of)"/>
      </cell>
      <cell kind="right" shade="{$shade}"><xsl:value-of select="@now"/></cell>
      <cell kind="right" shade="{$shade}">
        <xsl:value-of select="@points"/>
        <xsl:if test="not(@points)">―</xsl:if>
      </cell>
      <cell kind="center" shade="{$shade}"><xsl:call-template name="change"/></cell>
    </row>
  </xsl:template>

  <!-- A mark and a word, for eyes that do not part colours. -->
  <xsl:template name="change">
    <xsl:choose>
      <xsl:when test="@change = 'better'">↑良</xsl:when>
      <xsl:when test="@change = 'worse'">↓悪</xsl:when>
      <xsl:when test="@change = 'same'">→同じ</xsl:when>
      <xsl:when test="@change = 'new'">新</xsl:when>
      <xsl:when test="@change = 'gone'">今年度なし</xsl:when>
      <xsl:otherwise>―</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:variable name="columns">24 13 8 13 8 9 9</xsl:variable>

  <xsl:template name="units">
    <heading level="2">1　部署ごとの比較</heading>
    <table kind="grid" cols="{$columns}">
      <xsl:call-template name="head">
        <xsl:with-param name="of" select="'部署'"/>
      </xsl:call-template>
      <xsl:for-each select="$tally/unit">
        <xsl:apply-templates select="compared">
          <xsl:with-param name="label" select="@name"/>
        </xsl:apply-templates>
      </xsl:for-each>
      <xsl:apply-templates select="$tally/compared">
        <xsl:with-param name="label" select="'合計'"/>
        <xsl:with-param name="shade" select="'1'"/>
      </xsl:apply-templates>
    </table>
  </xsl:template>

  <xsl:template name="standards">
    <heading level="2">2　基準ごとの比較</heading>
    <table kind="grid" cols="{$columns}">
      <xsl:call-template name="head">
        <xsl:with-param name="of" select="'基準'"/>
      </xsl:call-template>
      <xsl:for-each select="$tally/standard">
        <xsl:apply-templates select="compared">
          <xsl:with-param name="label">
            <xsl:call-template name="standard-name"/>
          </xsl:with-param>
        </xsl:apply-templates>
      </xsl:for-each>
    </table>
  </xsl:template>

  <xsl:template name="list">
    <xsl:param name="title"/>
    <xsl:param name="none"/>
    <xsl:param name="list"/>
    <heading level="2"><xsl:value-of select="$title"/></heading>
    <xsl:choose>
      <xsl:when test="$list">
        <table kind="grid" cols="10 40 10 10 9">
          <row head="yes">
            <cell>条</cell>
            <cell>点検項目</cell>
            <cell>前年度</cell>
            <cell>今年度</cell>
            <cell>差</cell>
          </row>
          <xsl:for-each select="$list">
            <xsl:sort select="compared/@by" data-type="number"
                order="descending"/>
            <row>
              <cell><xsl:call-template name="place"/></cell>
              <cell><xsl:value-of select="@words"/></cell>
              <cell kind="right">
                <xsl:value-of select="compared/@before"/>
                <break/>
                <xsl:value-of select="concat('(', compared/@before-done, '／',
                    compared/@before-of, ')')"/>
              </cell>
              <cell kind="right">
                <xsl:value-of select="compared/@now"/>
                <break/>
                <xsl:value-of select="concat('(', compared/@now-done, '／',
                    compared/@now-of, ')')"/>
              </cell>
              <cell kind="right"><xsl:value-of select="compared/@points"/></cell>
            </row>
          </xsl:for-each>
        </table>
      </xsl:when>
      <xsl:otherwise>
        <para><xsl:value-of select="$none"/></para>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="new">
    <xsl:variable name="new" select="$questions[compared/@change = 'new']"/>
    <xsl:if test="$new">
      <heading level="2">5　前年度と比べられない項目</heading>
      <para kind="lead">新しい項目か、問いか条文が変わった項目か、前年度にだれも答えていない項目です。</para>
      <table kind="grid" cols="10 40 8 8 8 10">
        <row head="yes">
          <cell>条</cell>
          <cell>点検項目</cell>
          <cell>問い</cell>
          <cell>回答</cell>
          <cell>該当なし</cell>
          <cell>実施の割合</cell>
        </row>
        <xsl:for-each select="$new">
          <row>
            <cell><xsl:call-template name="place"/></cell>
            <cell><xsl:value-of select="@words"/></cell>
            <cell kind="right"><xsl:value-of select="@asked"/></cell>
            <cell kind="right"><xsl:value-of select="@answered"/></cell>
            <cell kind="right"><xsl:value-of select="@na"/></cell>
            <cell kind="right"><xsl:value-of select="@rate"/></cell>
          </row>
        </xsl:for-each>
      </table>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
