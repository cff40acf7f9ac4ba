<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind" exclude-result-prefixes="k">

  <xsl:import href="../tally.xsl"/>

  <k:kind title="改善計画" title-en="What is not done, and until when"
      per="tally" group="submit" use="できていないことを、いつまでに改めるか"
      personal="yes"
      note="Everything that is answered partly or not done, by department, with the reason and the promised day."
      note-ja="「一部」と「未実施」の答えを、理由と約束した期限とともに、部署ごとに並べます。氏名が載ります。">
    <k:option name="large" values="yes"/>
    <k:option name="date"/>
  </k:kind>

  <xsl:variable name="found" select="$units/finding"/>

  <xsl:template match="/dossier">
    <sheet orientation="landscape">
      <xsl:call-template name="frame">
        <xsl:with-param name="title" select="'改善計画'"/>
        <xsl:with-param name="subject" select="@collection"/>
      </xsl:call-template>
      <xsl:if test="$tally">
        <heading level="1">改善計画</heading>
        <xsl:call-template name="opening"/>
        <xsl:call-template name="sums"/>
        <xsl:call-template name="names-note"/>
        <xsl:apply-templates select="$units[finding]"/>
        <xsl:call-template name="remarks"/>
      </xsl:if>
    </sheet>
  </xsl:template>

  <xsl:template name="sums">
    <xsl:choose>
      <xsl:when test="$found">
        <para>
          <xsl:text>提出された点検票に、「一部」が</xsl:text>
          <xsl:value-of select="$tally/@partly"/>
          <xsl:text>件、「未実施」が</xsl:text>
          <xsl:value-of select="$tally/@undone"/>
          <xsl:text>件あります。このうち、期限の書かれていないものが</xsl:text>
          <xsl:value-of select="count($found[not(@promised)])"/>
          <xsl:text>件、理由も状況も書かれていないものが</xsl:text>
          <xsl:value-of select="count($found[not(@remark)])"/>
          <xsl:text>件です。空いている欄は、本人に聞いて書き入れてください。</xsl:text>
        </para>
      </xsl:when>
      <xsl:otherwise>
        <para>
          <xsl:text>提出された</xsl:text>
          <xsl:value-of select="$tally/@slips"/>
          <xsl:text>枚の点検票に、「一部」と「未実施」の答えはありませんでした。</xsl:text>
        </para>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="$tally/@blank &gt; 0">
      <para>
        <xsl:text>このほかに、答えのない問いが</xsl:text>
        <xsl:value-of select="$tally/@blank"/>
        <xsl:text>件あります。できているかどうかは分かりません(「提出状況」に一覧があります)。</xsl:text>
      </para>
    </xsl:if>
  </xsl:template>

  <xsl:template match="unit">
    <section kind="unit" start="page">
      <heading level="2"><xsl:value-of select="@name"/></heading>
      <para kind="small">
        <xsl:text>一部　</xsl:text>
        <xsl:value-of select="@partly"/>
        <xsl:text>件　　未実施　</xsl:text>
        <xsl:value-of select="@undone"/>
        <xsl:text>件　　(問い　</xsl:text>
        <xsl:value-of select="@asked"/>
        <xsl:text>　回答　</xsl:text>
        <xsl:value-of select="@answered"/>
        <xsl:text>　該当なし　</xsl:text>
        <xsl:value-of select="@na"/>
        <xsl:text>)</xsl:text>
      </para>
      <table kind="grid" cols="16 56 20 10 50 22 14">
        <row head="yes">
          <cell>条</cell>
          <cell>点検項目</cell>
          <cell>氏名</cell>
          <cell>答え</cell>
          <cell>理由・状況</cell>
          <cell>期限</cell>
          <cell>確認日</cell>
        </row>
        <xsl:apply-templates select="finding"/>
      </table>
    </section>
  </xsl:template>

  <!-- One question for all who answered so, as long as the page lasts. -->
  <xsl:template match="finding | remark">
    <row>
      <xsl:if test="@rows">
        <cell rows="{@rows}">
          <xsl:variable name="standard" select="@standard"/>
          <xsl:for-each select="$tally/standard[@title = $standard][@ordinal]">
            <xsl:text>基準</xsl:text>
            <xsl:value-of select="@ordinal"/>
            <break/>
          </xsl:for-each>
          <xsl:value-of select="@citation"/>
        </cell>
        <cell rows="{@rows}"><xsl:value-of select="@words"/></cell>
      </xsl:if>
      <cell><xsl:value-of select="@name"/></cell>
      <cell kind="center"><xsl:value-of select="@answer"/></cell>
      <cell><xsl:value-of select="@remark"/></cell>
      <xsl:if test="self::finding">
        <cell><xsl:value-of select="@promised"/></cell>
        <cell/>
      </xsl:if>
    </row>
  </xsl:template>

  <!-- What somebody wrote beside what is done is not lost. -->
  <xsl:template name="remarks">
    <xsl:if test="$units/remark">
      <section kind="remarks">
        <heading level="2">そのほかの備考</heading>
        <para kind="lead">「実施」「該当なし」か無回答の項目に、備考か期限が書かれていたものです。</para>
        <table kind="grid" cols="24 16 56 20 12 60">
          <row head="yes">
            <cell>部署</cell>
            <cell>条</cell>
            <cell>点検項目</cell>
            <cell>氏名</cell>
            <cell>答え</cell>
            <cell>備考</cell>
          </row>
          <xsl:for-each select="$units/remark">
            <xsl:variable name="first" select="(self::*[@rows] |
                preceding-sibling::remark[@rows][1])[last()]"/>
            <row>
              <cell><xsl:value-of select="../@name"/></cell>
              <cell>
                <xsl:for-each select="$tally/standard[@title =
                    $first/@standard][@ordinal]">
                  <xsl:text>基準</xsl:text>
                  <xsl:value-of select="@ordinal"/>
                  <break/>
                </xsl:for-each>
                <xsl:value-of select="$first/@citation"/>
              </cell>
              <cell><xsl:value-of select="$first/@words"/></cell>
              <cell><xsl:value-of select="@name"/></cell>
              <cell kind="center"><xsl:value-of select="@answer"/></cell>
              <cell>
                <xsl:value-of select="@remark"/>
                <xsl:if test="@promised">
                  <xsl:text>(期限：</xsl:text>
                  <xsl:value-of select="@promised"/>
                  <xsl:text>)</xsl:text>
                </xsl:if>
              </cell>
            </row>
          </xsl:for-each>
        </table>
      </section>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
