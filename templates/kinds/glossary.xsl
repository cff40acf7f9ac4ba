<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind"
    xmlns:group="urn:kijun:group" exclude-result-prefixes="k group">

  <xsl:import href="../common.xsl"/>

  <k:kind title="用語集" title-en="Glossary" per="authority" needs="terms"
      group="read" order="60" use="ことばの意味を調べる"
      replaced-when="terms titles"
      note="Every term that the standards of an authority define, in their own words: where, for what part, and where it is used; in the order of the kana."
      note-ja="基準が意味を定めるすべての語を、定める条項の字句のまま、使われている条項とともに五十音順に掲げます。">
    <k:option name="large" values="yes"/>
  </k:kind>

  <xsl:key name="term" match="definition" use="@term"/>
  <!-- Word for word the same, and for all of its standard. -->
  <xsl:key name="same" match="definition[@range = 'all']"
      use="concat(@term, '|', @way, '|', meaning, '|', member)"/>

  <xsl:variable name="all" select="/dossier/standard/definition"/>
  <xsl:variable name="is-many" select="count(/dossier/standard) &gt; 1"/>

  <xsl:template match="/dossier">
    <sheet>
      <xsl:call-template name="frame">
        <xsl:with-param name="title" select="'用語集'"/>
        <xsl:with-param name="subject" select="@collection"/>
      </xsl:call-template>
      <xsl:if test="$all">
        <heading level="1">
          <xsl:value-of select="@collection"/>
          <xsl:text>　用語集</xsl:text>
        </heading>
        <para>
          <xsl:text>基準が意味を定める語を、定める条項とその字句のままに掲げています（</xsl:text>
          <xsl:value-of select="count(group:firsts($all, '@term'))"/>
          <xsl:text>語、</xsl:text>
          <xsl:value-of select="count($all)"/>
          <xsl:text>か所）。</xsl:text>
          <xsl:if test="$is-many">同じ語でも、基準によって意味が違うことがあります。使われている基準の定義を読んでください。</xsl:if>
          <xsl:text>並びは読みの五十音順です。</xsl:text>
        </para>
        <table kind="grid" cols="8 20 12">
          <row head="yes">
            <cell head="yes" scope="column">ことば</cell>
            <cell head="yes" scope="column">意味（定める条項）</cell>
            <cell head="yes" scope="column">使われている条項</cell>
          </row>
          <xsl:for-each select="group:firsts($all, '@term')">
            <xsl:sort select="@key"/>
            <xsl:sort select="../@ordinal" data-type="number"/>
            <xsl:apply-templates select="key('term', @term)[@range != 'all']
                | group:firsts(key('term', @term)[@range = 'all'],
                &quot;concat(@way, '|', meaning, '|', member)&quot;)"
                mode="row"/>
          </xsl:for-each>
        </table>
        <xsl:if test="$is-many">
          <xsl:call-template name="numbered-standards">
            <xsl:with-param name="standards"
                select="/dossier/standard[definition]"/>
          </xsl:call-template>
        </xsl:if>
      </xsl:if>
    </sheet>
  </xsl:template>

  <xsl:template match="definition" mode="row">
    <row>
      <cell head="yes" scope="row" kind="label">
        <xsl:value-of select="@term"/>
      </cell>
      <!-- It may have been defined so several times. -->
      <xsl:variable name="places" select="self::*[@range != 'all'] | key('same',
          concat(@term, '|', @way, '|', meaning, '|', member))[
          current()/@range = 'all']"/>
      <cell>
        <para>
          <xsl:apply-templates select="." mode="meaning"/>
          <xsl:text>（</xsl:text>
          <xsl:for-each select="$places">
            <xsl:if test="position() &gt; 1">、</xsl:if>
            <cite ref="{@href}">
              <xsl:call-template name="standard-name"/>
              <xsl:value-of select="@citation"/>
            </cite>
          </xsl:for-each>
          <xsl:if test="@range != 'all'">
            <xsl:text>。</xsl:text>
            <xsl:apply-templates select="." mode="range"/>
            <xsl:text>の意味</xsl:text>
          </xsl:if>
          <xsl:text>）</xsl:text>
        </para>
        <xsl:apply-templates select="." mode="members"/>
      </cell>
      <cell>
        <xsl:choose>
          <xsl:when test="$places/use">
            <xsl:for-each select="$places[use]">
              <para>
                <xsl:call-template name="standard-name"/>
                <xsl:for-each select="use">
                  <xsl:if test="position() &gt; 1">、</xsl:if>
                  <cite ref="{@href}"><xsl:value-of select="@citation"/></cite>
                </xsl:for-each>
              </para>
            </xsl:for-each>
          </xsl:when>
          <xsl:when test="@range = 'here'">その条項だけ</xsl:when>
          <xsl:when test="@elsewhere">この意味では使われていない（同じ字句は、ほかの定義の語として、又は長い語の一部として使われている）</xsl:when>
          <xsl:otherwise>本文のほかの条項では使われていない</xsl:otherwise>
        </xsl:choose>
      </cell>
    </row>
  </xsl:template>

  <xsl:template name="standard-name">
    <xsl:if test="$is-many">
      <xsl:text>基準</xsl:text>
      <xsl:value-of select="../@ordinal"/>
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
