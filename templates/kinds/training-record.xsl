<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind" exclude-result-prefixes="k">

  <xsl:import href="../paper.xsl"/>

  <k:kind title="研修記録" title-en="Training record" per="authority"
      needs="roster sorted" group="submit" use="研修をしたら書いて残す"
      personal="yes" for="training-record"
      note="What a training was, when, and who took part, from a roster or blank, with how long it is kept."
      note-ja="研修の内容、日時、受けた人を書いて残す紙です。">
    <k:option name="large" values="yes"/>
    <k:option name="date"/>
  </k:kind>

  <xsl:variable name="to" select="/dossier/addressee
      [@for = 'training-record']"/>
  <xsl:variable name="people" select="/dossier/roster/row"/>
  <!-- How long it is kept, if the clause says so. -->
  <xsl:variable name="kept" select="string(/dossier/standard/duty
      [concat(../@id, '#', @provision) = $to/@provision]/@record)"/>

  <xsl:template match="/dossier">
    <sheet>
      <xsl:call-template name="frame">
        <xsl:with-param name="title" select="'研修記録'"/>
        <xsl:with-param name="subject">
          <xsl:value-of select="$to/@standard-title"/>
          <xsl:if test="not($to/@standard-title)">
            <xsl:value-of select="@collection"/>
          </xsl:if>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:if test="$to">
        <para kind="title">研修記録</para>
        <xsl:call-template name="record"/>
        <xsl:call-template name="participants"/>
        <xsl:call-template name="generated">
          <xsl:with-param name="paper" select="'記録'"/>
          <xsl:with-param name="of" select="$to"/>
        </xsl:call-template>
      </xsl:if>
    </sheet>
  </xsl:template>

  <xsl:template name="record">
    <table kind="form" cols="5 14 5 12">
      <row>
        <cell kind="label" head="yes" scope="row">研修名</cell>
        <cell span="3" lines="1"/>
      </row>
      <row>
        <cell kind="label" head="yes" scope="row">実施日</cell>
        <cell><xsl:call-template name="date"/></cell>
        <cell kind="label" head="yes" scope="row">時間</cell>
        <cell>　　時　　分～　　時　　分</cell>
      </row>
      <row>
        <cell kind="label" head="yes" scope="row">実施所属</cell>
        <cell lines="1"/>
        <cell kind="label" head="yes" scope="row">講師</cell>
        <cell lines="1"/>
      </row>
      <row>
        <cell kind="label" head="yes" scope="row">内容</cell>
        <cell span="3" lines="4"/>
      </row>
      <row>
        <cell kind="label" head="yes" scope="row">資料</cell>
        <cell span="3" lines="2"/>
      </row>
      <row>
        <cell kind="label" head="yes" scope="row">受講者数</cell>
        <cell>
          <xsl:text>対象　</xsl:text>
          <xsl:if test="$people">
            <xsl:value-of select="count($people)"/>
          </xsl:if>
          <xsl:if test="not($people)">　　　</xsl:if>
          <xsl:text>人　　受講　　　　人</xsl:text>
        </cell>
        <cell kind="label" head="yes" scope="row">記録者</cell>
        <cell lines="1"/>
      </row>
      <xsl:if test="$kept != ''">
        <row>
          <cell kind="label" head="yes" scope="row">保存期間</cell>
          <cell>
            <xsl:value-of select="$kept"/>
            <xsl:text>(</xsl:text>
            <xsl:call-template name="source">
              <xsl:with-param name="of" select="$to"/>
            </xsl:call-template>
            <xsl:text>)</xsl:text>
          </cell>
          <cell kind="label" head="yes" scope="row">保存期限</cell>
          <cell>
            <xsl:call-template name="date">
              <xsl:with-param name="name" select="'保存期限'"/>
            </xsl:call-template>
          </cell>
        </row>
      </xsl:if>
    </table>
  </xsl:template>

  <xsl:template name="participants">
    <heading level="3">受講者</heading>
    <xsl:if test="not($people)">
      <para kind="lead"><check kind="box">別紙(研修受講確認簿)のとおり</check></para>
    </xsl:if>
    <table kind="grid" cols="3 10 9 5 9">
      <row head="yes">
        <cell>番号</cell>
        <cell>所属</cell>
        <cell>氏名</cell>
        <cell>受講</cell>
        <cell>備考</cell>
      </row>
      <xsl:for-each select="$people">
        <row number="{position()}">
          <cell kind="number"><xsl:value-of select="position()"/></cell>
          <cell><xsl:value-of select="value[@name = '所属']"/></cell>
          <cell><xsl:value-of select="value[@name = '氏名']"/></cell>
          <cell kind="center"><check kind="box"/></cell>
          <cell/>
        </row>
      </xsl:for-each>
      <xsl:if test="not($people)">
        <xsl:call-template name="empty-rows">
          <xsl:with-param name="count" select="12"/>
          <xsl:with-param name="cells" select="5"/>
          <xsl:with-param name="from" select="1"/>
        </xsl:call-template>
      </xsl:if>
    </table>
  </xsl:template>
</xsl:stylesheet>
