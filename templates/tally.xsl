<?xml version="1.0" encoding="UTF-8"?>
<!--
  What the papers on answers share: where the figures come from, how they are
  read, and the row that shows them. Every figure stands with how many were
  asked, how many answered, and to how many it does not apply.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:import href="paper.xsl"/>

  <xsl:variable name="tally" select="/dossier/tally"/>
  <!-- Those of this year; of last year alone is in the comparison. -->
  <xsl:variable name="units" select="$tally/unit[not(@past)]"/>
  <xsl:variable name="has-roster" select="$tally/@has-roster = 'yes'"/>

  <!-- How many came back, of whom, on what. -->
  <xsl:template name="opening">
    <table kind="form" cols="5 14 5 14">
      <row>
        <cell kind="label" head="yes" scope="row">作成日</cell>
        <cell>
          <!-- No place to write on: this paper is read, and not filled in. -->
          <xsl:value-of select="/dossier/option[@name = 'date']/@era"/>
          <xsl:if test="not(/dossier/option[@name = 'date'])">―</xsl:if>
        </cell>
        <cell kind="label" head="yes" scope="row">提出</cell>
        <cell>
          <xsl:value-of select="$tally/@slips"/>
          <xsl:text>枚</xsl:text>
          <xsl:choose>
            <xsl:when test="$has-roster">
              <xsl:text>(名簿の</xsl:text>
              <xsl:value-of select="$tally/@people"/>
              <xsl:text>人のうち</xsl:text>
              <xsl:value-of select="$tally/@present"/>
              <xsl:text>人)</xsl:text>
            </xsl:when>
            <xsl:otherwise>(名簿の指定なし)</xsl:otherwise>
          </xsl:choose>
        </cell>
      </row>
      <row>
        <cell kind="label" head="yes" scope="row">点検票</cell>
        <cell span="3">
          <xsl:for-each select="$tally/paper">
            <xsl:if test="position() &gt; 1">、</xsl:if>
            <xsl:value-of select="@title"/>
            <xsl:text>(</xsl:text>
            <xsl:value-of select="@questions"/>
            <xsl:text>問、</xsl:text>
            <xsl:value-of select="@slips"/>
            <xsl:text>枚)</xsl:text>
          </xsl:for-each>
        </cell>
      </row>
    </table>
    <xsl:call-template name="missing-words"/>
  </xsl:template>

  <!-- Who is missing, or that nobody can say. -->
  <xsl:template name="missing-words">
    <para>
      <xsl:choose>
        <xsl:when test="not($has-roster)">名簿が指定されていないため、だれが提出していないかは分かりません。ここにない部署や人がいても、提出したことにはなりません。</xsl:when>
        <xsl:when test="$tally/@absent = 0">名簿の全員が提出しています。</xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="$tally/@absent"/>
          <xsl:text>人が提出していません(「提出状況」に氏名があります)。数と割合は、提出された点検票だけのものです。</xsl:text>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:if test="$tally/refused">
        <xsl:value-of select="count($tally/refused)"/>
        <xsl:text>個のファイルを除いています(「提出状況」に一覧があります)。</xsl:text>
      </xsl:if>
    </para>
  </xsl:template>

  <xsl:template name="legend">
    <note kind="remark" label="表の見方">
      <para>「問い」は尋ねた数(枚数×項目数)、「回答」は答えのあった数です。差は無回答で、「実施」には数えません。</para>
      <para>「実施の割合」は、実施÷(問い－該当なし)で、切り捨てた値です。該当なしは割合に入れず、無回答は入れます。「はい」は実施に、「いいえ」は未実施に数えています。</para>
      <para>内訳の棒は、該当なしを除いた問いを、左から順に実施(塗りつぶし)、一部(斜線)、未実施(空白)、無回答(点線)に分けたものです。表計算のファイルでは、20分の1ずつを■▲□・で表します。</para>
    </note>
  </xsl:template>

  <xsl:variable name="figure-columns">30 11 11 11 9 10 9 9 9 10 32</xsl:variable>

  <xsl:template name="figure-head">
    <xsl:param name="of"/>
    <row head="yes">
      <cell><xsl:value-of select="$of"/></cell>
      <cell>提出</cell>
      <cell>問い</cell>
      <cell>回答</cell>
      <cell>該当<break/>なし</cell>
      <cell>実施</cell>
      <cell>一部</cell>
      <cell>未<break/>実施</cell>
      <cell>無<break/>回答</cell>
      <cell>実施の<break/>割合</cell>
      <cell>内訳</cell>
    </row>
  </xsl:template>

  <xsl:template name="figure-row">
    <xsl:param name="label"/>
    <xsl:param name="people" select="false()"/>
    <xsl:param name="shade" select="'0'"/>
    <row>
      <cell head="yes" scope="row" shade="{$shade}"><xsl:value-of select="$label"/></cell>
      <cell kind="right" shade="{$shade}">
        <xsl:choose>
          <xsl:when test="$people"><xsl:call-template name="people"/></xsl:when>
          <xsl:otherwise>―</xsl:otherwise>
        </xsl:choose>
      </cell>
      <cell kind="right" shade="{$shade}"><xsl:value-of select="@asked"/></cell>
      <cell kind="right" shade="{$shade}"><xsl:value-of select="@answered"/></cell>
      <cell kind="right" shade="{$shade}"><xsl:value-of select="@na"/></cell>
      <cell kind="right" shade="{$shade}"><xsl:value-of select="@done"/></cell>
      <cell kind="right" shade="{$shade}"><xsl:value-of select="@partly"/></cell>
      <cell kind="right" shade="{$shade}"><xsl:value-of select="@undone"/></cell>
      <cell kind="right" shade="{$shade}"><xsl:value-of select="@blank"/></cell>
      <cell kind="right" shade="{$shade}"><xsl:value-of select="@rate"/></cell>
      <cell shade="{$shade}"><xsl:call-template name="bar"/></cell>
    </row>
  </xsl:template>

  <xsl:template name="bar">
    <xsl:choose>
      <xsl:when test="@of &gt; 0">
        <bar parts="{@done} {@partly} {@undone} {@blank}" size="13"/>
      </xsl:when>
      <xsl:otherwise>―</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 23／25人, or without a roster the slips. -->
  <xsl:template name="people">
    <xsl:choose>
      <xsl:when test="$has-roster">
        <xsl:value-of select="@present"/>
        <xsl:text>／</xsl:text>
        <xsl:value-of select="@people"/>
        <xsl:text>人</xsl:text>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="@slips"/>
        <xsl:text>枚</xsl:text>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 基準4　情報システム利用者管理基準 -->
  <xsl:template name="standard-name">
    <xsl:if test="@ordinal">
      <xsl:text>基準</xsl:text>
      <xsl:value-of select="@ordinal"/>
      <xsl:text>　</xsl:text>
    </xsl:if>
    <xsl:value-of select="@title"/>
  </xsl:template>

  <!-- Of a question: 基準4 第16条 -->
  <xsl:template name="place">
    <xsl:if test="../@ordinal">
      <xsl:text>基準</xsl:text>
      <xsl:value-of select="../@ordinal"/>
      <xsl:text> </xsl:text>
    </xsl:if>
    <xsl:value-of select="@citation"/>
  </xsl:template>

  <!-- Whom a list names is nobody else's to read. -->
  <xsl:template name="names-note">
    <note kind="caution">
      <para>この文書には氏名が載っています。点検の取りまとめに必要な人だけが扱ってください。</para>
    </note>
  </xsl:template>
</xsl:stylesheet>
