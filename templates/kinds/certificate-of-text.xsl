<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind" exclude-result-prefixes="k">

  <xsl:import href="../common.xsl"/>

  <k:kind title="本文の証明書" title-en="Certificate of the text"
      per="standard" group="other" order="80" needs="proof"
      use="本文が受け取ったとおりであることを示す"
      note="One page for an auditor: that the text says what was received, how many characters that are, and what was left out."
      note-ja="本文が、受け取ったファイルのとおりであることを、文字数とダイジェストで示す1枚です。">
    <k:option name="large" values="yes"/>
  </k:kind>

  <xsl:template match="/dossier">
    <sheet>
      <xsl:call-template name="frame">
        <xsl:with-param name="title" select="'本文の証明書'"/>
        <xsl:with-param name="subject" select="standard/@title"/>
        <xsl:with-param name="edition" select="standard/@edition-label"/>
      </xsl:call-template>
      <xsl:apply-templates select="standard"/>
    </sheet>
  </xsl:template>

  <xsl:template match="standard">
    <heading level="1">本文の証明書</heading>
    <para kind="center"><xsl:value-of select="law-title"/></para>
    <para kind="right"><xsl:value-of select="@edition-label"/></para>
    <xsl:choose>
      <xsl:when test="origin/@received">
        <xsl:apply-templates select="origin"/>
      </xsl:when>
      <xsl:otherwise>
        <para>この版には、受け取ったファイルがありません。本文が何に基づくかを、このプログラムは証明できません。</para>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="origin">
    <para>
      <xsl:text>この版の本文は、次のファイルのとおりです。ファイルの文字は、空白を除き、一字も失われず、加えられず、順序も変わっていません</xsl:text>
      <xsl:if test="@forms &gt; 0">（様式は、受け取った表の並びがくずれているため、文字とその数だけを比べています）</xsl:if>
      <xsl:if test="difference">。ただし、下に掲げる所を除きます</xsl:if>
      <xsl:text>。</xsl:text>
    </para>
    <table kind="grid" cols="10 20">
      <xsl:call-template name="row">
        <xsl:with-param name="name" select="'ファイル'"/>
        <xsl:with-param name="value" select="@file"/>
      </xsl:call-template>
      <xsl:call-template name="row">
        <xsl:with-param name="name" select="'その範囲'"/>
        <xsl:with-param name="value" select="concat(@first, '行目から', @last, '行目まで')"/>
      </xsl:call-template>
      <row>
        <cell head="yes" scope="row" kind="label">SHA-256</cell>
        <cell>
          <xsl:value-of select="substring(@digest, 1, 16)"/>
          <xsl:text> </xsl:text>
          <xsl:value-of select="substring(@digest, 17, 16)"/>
          <break/>
          <xsl:value-of select="substring(@digest, 33, 16)"/>
          <xsl:text> </xsl:text>
          <xsl:value-of select="substring(@digest, 49, 16)"/>
        </cell>
      </row>
      <xsl:call-template name="row">
        <xsl:with-param name="name" select="'本文の単位'"/>
        <xsl:with-param name="value" select="concat(@provisions, '（題名、章、条、項、号など）')"/>
      </xsl:call-template>
    </table>
    <table kind="grid" cols="20 6">
      <row head="yes">
        <cell head="yes" scope="column">ファイルの文字（空白を除く）</cell>
        <cell head="yes" scope="column">字数</cell>
      </row>
      <xsl:call-template name="count">
        <xsl:with-param name="name" select="'本文に入った文字'"/>
        <xsl:with-param name="value" select="@text"/>
      </xsl:call-template>
      <xsl:if test="@forms &gt; 0">
        <xsl:call-template name="count">
          <xsl:with-param name="name" select="'様式に入った文字'"/>
          <xsl:with-param name="value" select="@forms"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:for-each select="left-out">
        <xsl:call-template name="count">
          <xsl:with-param name="name" select="concat('除いた文字：', @title)"/>
          <xsl:with-param name="value" select="@count"/>
        </xsl:call-template>
      </xsl:for-each>
      <xsl:call-template name="count">
        <xsl:with-param name="name" select="'合計（ファイルの文字の数）'"/>
        <xsl:with-param name="value" select="@received"/>
      </xsl:call-template>
      <xsl:if test="@added &gt; 0">
        <xsl:call-template name="count">
          <xsl:with-param name="name" select="'ほかに、ファイルになく本文に加えた文字'"/>
          <xsl:with-param name="value" select="@added"/>
        </xsl:call-template>
      </xsl:if>
    </table>
    <xsl:if test="difference">
      <heading level="2">ファイルと違う所</heading>
      <list kind="bullet">
        <xsl:for-each select="difference">
          <item>
            <xsl:value-of select="@words"/>
            <xsl:if test="@words">：</xsl:if>
            <xsl:value-of select="@reason"/>
          </item>
        </xsl:for-each>
      </list>
    </xsl:if>
    <note kind="source">この証明は、「kijun check」がファイルと本文を読み比べて、いつでもやり直せます。字数は、そのときに数えたものです。</note>
  </xsl:template>

  <xsl:template name="row">
    <xsl:param name="name"/>
    <xsl:param name="value"/>
    <row>
      <cell head="yes" scope="row" kind="label"><xsl:value-of select="$name"/></cell>
      <cell><xsl:value-of select="$value"/></cell>
    </row>
  </xsl:template>

  <xsl:template name="count">
    <xsl:param name="name"/>
    <xsl:param name="value"/>
    <row>
      <cell head="yes" scope="row" kind="label"><xsl:value-of select="$name"/></cell>
      <cell kind="number"><xsl:value-of select="format-number($value, '#,##0')"/></cell>
    </row>
  </xsl:template>
</xsl:stylesheet>
