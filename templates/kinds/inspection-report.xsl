<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind" exclude-result-prefixes="k">

  <xsl:import href="../paper.xsl"/>

  <k:kind title="自主点検結果報告書" title-en="Self-inspection report"
      per="authority person" group="submit" use="点検の結果をまとめて報告する"
      personal="yes" for="inspection"
      note="A department's self-inspection, summed up by standard from its checklists, with findings, measures and deadlines."
      note-ja="所属の点検票を基準ごとにまとめて報告する紙です。">
    <k:option name="large" values="yes"/>
    <k:option name="variant" values="yes-no four"/>
    <k:option name="date"/>
    <k:option name="signature" values="sign name-and-seal sign-or-seal sign-and-seal name"/>
  </k:kind>

  <xsl:variable name="to" select="/dossier/addressee[@for = 'inspection']"/>
  <xsl:variable name="is-yes-no"
      select="/dossier/option[@name = 'variant']/@value = 'yes-no'"/>

  <xsl:template match="/dossier">
    <sheet>
      <xsl:call-template name="frame">
        <xsl:with-param name="title" select="'自主点検結果報告書'"/>
        <xsl:with-param name="subject" select="@collection"/>
      </xsl:call-template>
      <xsl:if test="$to">
        <xsl:call-template name="letter"/>
        <xsl:call-template name="extent"/>
        <xsl:call-template name="answers"/>
        <xsl:call-template name="findings"/>
        <xsl:call-template name="generated">
          <xsl:with-param name="paper" select="'報告書'"/>
          <xsl:with-param name="of" select="$to"/>
        </xsl:call-template>
      </xsl:if>
    </sheet>
  </xsl:template>

  <xsl:template name="letter">
    <para kind="title">自主点検結果報告書</para>
    <para kind="right"><xsl:call-template name="date"/></para>
    <xsl:call-template name="addressee">
      <xsl:with-param name="to" select="$to"/>
    </xsl:call-template>
    <para kind="sender">
      <xsl:text>(所属)</xsl:text>
      <blank name="所属" size="14"/>
      <break/>
      <xsl:text>(氏名)</xsl:text>
      <blank name="氏名" size="14"/>
    </para>
    <para>
      <xsl:if test="$to/@citation">
        <xsl:call-template name="source">
          <xsl:with-param name="of" select="$to"/>
        </xsl:call-template>
        <xsl:text>の規定により、</xsl:text>
      </xsl:if>
      <xsl:text>自主点検の結果を次のとおり報告します。</xsl:text>
    </para>
  </xsl:template>

  <xsl:template name="extent">
    <table kind="form" cols="5 14 5 12">
      <row>
        <cell kind="label" head="yes" scope="row">年度</cell>
        <cell><xsl:value-of select="/dossier/@era"/><blank name="年度" size="3"/>年度</cell>
        <cell kind="label" head="yes" scope="row">点検票の数</cell>
        <cell>対象　　　人　提出　　　人</cell>
      </row>
      <row>
        <cell kind="label" head="yes" scope="row">点検期間</cell>
        <cell span="3">
          <xsl:call-template name="date">
            <xsl:with-param name="name" select="'開始日'"/>
          </xsl:call-template>
          <xsl:text>から</xsl:text>
          <xsl:call-template name="date">
            <xsl:with-param name="name" select="'終了日'"/>
          </xsl:call-template>
          <xsl:text>まで</xsl:text>
        </cell>
      </row>
    </table>
  </xsl:template>

  <xsl:template name="answers">
    <heading level="3">1　基準ごとの結果</heading>
    <para kind="small">提出された点検票の「点検結果」のページの数を、基準ごとに足してください。</para>
    <table kind="grid">
      <xsl:attribute name="cols">
        <xsl:choose>
          <xsl:when test="$is-yes-no">20 5 5 5 5</xsl:when>
          <xsl:otherwise>20 5 5 5 5 5</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <row head="yes">
        <cell>基準</cell>
        <cell>項目数</cell>
        <xsl:choose>
          <xsl:when test="$is-yes-no">
            <cell>はい</cell>
            <cell>いいえ</cell>
          </xsl:when>
          <xsl:otherwise>
            <cell>実施</cell>
            <cell>一部</cell>
            <cell>未実施</cell>
          </xsl:otherwise>
        </xsl:choose>
        <cell>該当なし</cell>
      </row>
      <xsl:for-each select="standard[duty]">
        <row>
          <cell head="yes" scope="row"><xsl:value-of select="law-title"/></cell>
          <xsl:call-template name="counts"/>
        </row>
      </xsl:for-each>
      <xsl:if test="count(standard[duty]) &gt; 1">
        <row>
          <cell head="yes" scope="row" shade="1">合計</cell>
          <xsl:call-template name="counts"/>
        </row>
      </xsl:if>
    </table>
  </xsl:template>

  <xsl:template name="counts">
    <cell/>
    <xsl:if test="not($is-yes-no)"><cell/></xsl:if>
    <cell/>
    <cell/>
    <cell/>
  </xsl:template>

  <xsl:template name="findings">
    <heading level="3">2　是正の必要な事項と改善措置</heading>
    <table kind="grid" cols="6 15 15 6 6">
      <row head="yes">
        <cell>基準・条</cell>
        <cell>指摘事項</cell>
        <cell>改善措置(指示の内容)</cell>
        <cell>期限</cell>
        <cell>確認日</cell>
      </row>
      <xsl:call-template name="empty-rows">
        <xsl:with-param name="count"
            select="4 + 2 * number(count(/dossier/standard[duty]) &gt; 1)"/>
        <xsl:with-param name="cells" select="5"/>
        <xsl:with-param name="lines" select="2"/>
      </xsl:call-template>
    </table>
    <keep>
      <heading level="3">3　所見</heading>
      <table kind="form" cols="36"><row><cell lines="3"/></row></table>
    </keep>
  </xsl:template>
</xsl:stylesheet>
