<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind" exclude-result-prefixes="k">

  <xsl:import href="../common.xsl"/>

  <k:kind title="本文" per="standard" needs=""
      note="The whole text of a standard for reading, with its forms and, set apart, the editors' remarks."/>

  <xsl:template match="/dossier">
    <sheet>
      <xsl:call-template name="frame">
        <xsl:with-param name="title" select="standard/law-title"/>
        <xsl:with-param name="subject" select="standard/@title"/>
        <xsl:with-param name="edition" select="standard/@edition-label"/>
      </xsl:call-template>
      <xsl:apply-templates select="standard"/>
    </sheet>
  </xsl:template>

  <xsl:template match="standard">
    <heading level="1"><xsl:value-of select="law-title"/></heading>
    <xsl:for-each select="law-num/line">
      <para kind="right"><xsl:apply-templates select="." mode="line"/></para>
    </xsl:for-each>
    <para kind="right"><xsl:value-of select="@edition-label"/></para>
    <xsl:call-template name="contents"/>
    <xsl:apply-templates select="text/preamble/line" mode="paragraph"/>
    <xsl:apply-templates select="text/provision"/>
    <xsl:apply-templates select="form | example"/>
    <xsl:call-template name="remarks"/>
  </xsl:template>

  <!-- Contents: chapters with their articles, or the articles themselves. -->
  <xsl:template name="contents">
    <section kind="contents">
      <heading level="2">目次</heading>
      <list kind="plain">
        <!-- Of several 附則 one entry is enough. -->
        <xsl:apply-templates mode="contents" select="text/provision[
            not(@kind = 'supplement') or not(preceding-sibling::provision[
            @kind = 'supplement'])]"/>
        <xsl:for-each select="form | example">
          <item>
            <cite ref="#{@address}">
              <xsl:value-of select="@label"/>
              <xsl:if test="@title != ''">　<xsl:value-of select="@title"/></xsl:if>
            </cite>
          </item>
        </xsl:for-each>
        <xsl:if test="note">
          <item><cite ref="#remarks">編者注</cite></item>
        </xsl:if>
      </list>
    </section>
  </xsl:template>

  <xsl:template match="provision" mode="contents">
    <item>
      <cite ref="#{@address}">
        <xsl:value-of select="@number"/>
        <xsl:if test="@number != '' and @caption != ''">　</xsl:if>
        <xsl:value-of select="@caption"/>
        <xsl:if test="concat(@number, @caption) = ''">
          <xsl:value-of select="@citation"/>
        </xsl:if>
      </cite>
      <xsl:variable name="articles"
          select="descendant::provision[@kind = 'article']"/>
      <xsl:if test="$articles">
        <xsl:text>（</xsl:text>
        <xsl:value-of select="$articles[1]/@citation"/>
        <xsl:if test="count($articles) &gt; 1">
          <xsl:text>―</xsl:text>
          <xsl:value-of select="$articles[last()]/@citation"/>
        </xsl:if>
        <xsl:text>）</xsl:text>
      </xsl:if>
    </item>
  </xsl:template>

  <!-- Part, chapter, section and so on. -->
  <xsl:template match="provision">
    <section provision="{@address}" kind="{@kind}">
      <heading level="{2 + number(count(ancestor::provision) &gt; 0)}">
        <xsl:value-of select="@number"/>
        <xsl:if test="@number != '' and @caption != ''">　</xsl:if>
        <xsl:value-of select="@caption"/>
      </heading>
      <xsl:apply-templates select="line" mode="paragraph"/>
      <xsl:apply-templates select="provision"/>
    </section>
  </xsl:template>

  <xsl:template match="provision[@kind = 'article']">
    <section provision="{@address}" kind="article">
      <xsl:if test="@caption != ''">
        <heading level="{3 + number(count(ancestor::provision) &gt; 1)}">
          <xsl:value-of select="@caption"/>
        </heading>
      </xsl:if>
      <xsl:apply-templates select="line" mode="paragraph"/>
      <xsl:apply-templates select="provision"/>
      <xsl:if test="not(line) and not(provision)">
        <para number="{@number}"/>
      </xsl:if>
    </section>
  </xsl:template>

  <!-- The first paragraph stands behind the article's number. -->
  <xsl:template match="provision[@kind = 'paragraph']">
    <xsl:if test="@caption != ''">
      <para kind="caption"><xsl:value-of select="@caption"/></para>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="not(preceding-sibling::provision) and
          ../@kind = 'article' and ../@number != ''">
        <para number="{../@number}" provision="{@address}" level="0">
          <xsl:apply-templates select="line" mode="line"/>
        </para>
      </xsl:when>
      <xsl:when test="line or @number != ''">
        <para number="{@number}" provision="{@address}" level="1">
          <xsl:apply-templates select="line" mode="line"/>
        </para>
      </xsl:when>
    </xsl:choose>
    <xsl:apply-templates select="provision"/>
  </xsl:template>

  <!-- Without words and number it is still a place that is cited. -->
  <xsl:template match="provision[@kind = 'paragraph'][not(line)]
      [not(@number)][not(../@number)][provision]">
    <section provision="{@address}" kind="paragraph">
      <xsl:apply-templates select="provision"/>
    </section>
  </xsl:template>

  <xsl:template match="provision[@kind = 'item']">
    <para number="{@number}" provision="{@address}" level="2">
      <xsl:apply-templates select="line" mode="line"/>
    </para>
    <xsl:apply-templates select="provision"/>
  </xsl:template>

  <xsl:template match="provision[@kind = 'subitem']">
    <para number="{@number}" provision="{@address}"
        level="{2 + count(ancestor-or-self::provision[@kind = 'subitem'])}">
      <xsl:apply-templates select="line" mode="line"/>
    </para>
    <xsl:apply-templates select="provision"/>
  </xsl:template>

  <xsl:template match="line" mode="paragraph">
    <para><xsl:apply-templates select="." mode="line"/></para>
  </xsl:template>

  <!-- Here the text itself is at hand: references stay in the document. -->
  <xsl:template match="cite" mode="line">
    <cite>
      <xsl:attribute name="ref">
        <xsl:choose>
          <xsl:when test="starts-with(@ref, '#')">
            <xsl:value-of select="@ref"/>
          </xsl:when>
          <xsl:otherwise><xsl:value-of select="@href"/></xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:apply-templates mode="line"/>
    </cite>
  </xsl:template>

  <xsl:template match="form | example">
    <section provision="{@address}" kind="form" start="page">
      <heading level="2">
        <xsl:value-of select="@label"/>
        <xsl:value-of select="@related"/>
      </heading>
      <xsl:apply-templates select="." mode="form"/>
    </section>
  </xsl:template>

  <!-- The editors' remarks are no part of the regulation. -->
  <xsl:template name="remarks">
    <xsl:if test="note">
      <section kind="remarks" provision="remarks" start="page">
        <heading level="2">編者注</heading>
        <para kind="lead">この欄は、編者が原文について付けた注です。基準の本文ではありません。本文は、誤字と思われるものも含めて、原文のまま掲げています。</para>
        <table kind="grid" cols="5 4 7 10">
          <row head="yes">
            <cell>条項</cell>
            <cell>種別</cell>
            <cell>原文の箇所</cell>
            <cell>注</cell>
          </row>
          <xsl:apply-templates select="note"/>
        </table>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="note">
    <row>
      <cell><cite ref="#{@provision}"><xsl:value-of select="@citation"/></cite></cell>
      <cell><xsl:call-template name="remark-kind"/></cell>
      <cell>
        <xsl:if test="@quote != ''">「<xsl:value-of select="@quote"/>」</xsl:if>
      </cell>
      <cell>
        <xsl:if test="@suggest != ''">
          <xsl:text>「</xsl:text>
          <xsl:value-of select="@suggest"/>
          <xsl:text>」と考えられる。</xsl:text>
        </xsl:if>
        <xsl:value-of select="."/>
      </cell>
    </row>
  </xsl:template>
</xsl:stylesheet>
