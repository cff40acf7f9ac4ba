<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind" exclude-result-prefixes="k">

  <xsl:import href="../common.xsl"/>

  <k:kind title="編者注" title-en="Notes of the editors" per="standard"
      group="other" holds="notes"
      note="What the editors remark on a standard's text, provision by provision: misprints, wrong references, terms without a definition."
      note-ja="誤字、引用の誤りなど、編者が本文に付けた注です。">
    <k:option name="large" values="yes"/>
  </k:kind>

  <xsl:template match="/dossier">
    <sheet>
      <xsl:call-template name="frame">
        <xsl:with-param name="title" select="'編者注'"/>
        <xsl:with-param name="subject" select="standard/@title"/>
        <xsl:with-param name="edition" select="standard/@edition-label"/>
      </xsl:call-template>
      <xsl:apply-templates select="standard[note]"/>
    </sheet>
  </xsl:template>

  <xsl:template match="standard">
    <heading level="1">
      <xsl:value-of select="law-title"/>
      <xsl:text>　編者注</xsl:text>
    </heading>
    <para kind="lead">
      <xsl:text>編者が原文について付けた注です。基準の一部ではありません。</xsl:text>
      <cite ref="{document[@holds = 'text']/@href}">本文</cite>
      <xsl:text>は、誤字と思われるものも含めて、原文のまま掲げています。</xsl:text>
    </para>
    <table kind="grid" cols="6 8 8 13">
      <row head="yes">
        <cell>条項・種別</cell>
        <cell>原文の箇所</cell>
        <cell>編者の案</cell>
        <cell>注</cell>
      </row>
      <xsl:apply-templates select="note"/>
    </table>
  </xsl:template>

  <!-- The first of a provision's remarks is where references to them lead. -->
  <xsl:template match="note">
    <row>
      <xsl:if test="not(@provision = preceding-sibling::note/@provision)">
        <xsl:attribute name="provision">
          <xsl:value-of select="@provision"/>
        </xsl:attribute>
      </xsl:if>
      <cell head="yes" scope="row">
        <cite ref="{@href}"><xsl:value-of select="@citation"/></cite>
        <break/>
        <xsl:call-template name="remark-kind"/>
      </cell>
      <cell><xsl:value-of select="@quote"/></cell>
      <cell><xsl:value-of select="@suggest"/></cell>
      <cell><xsl:value-of select="."/></cell>
    </row>
  </xsl:template>
</xsl:stylesheet>
