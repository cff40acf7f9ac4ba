<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind" exclude-result-prefixes="k">

  <xsl:import href="../common.xsl"/>

  <k:kind title="本文" title-en="Text" per="standard" group="read" order="10"
      front="yes" holds="text" needs="text origin"
      note="The whole text of a standard for reading, with its forms. What editors say about it is a document of its own: notes."
      note-ja="基準の全文と様式です。">
    <k:option name="large" values="yes"/>
  </k:kind>

  <xsl:key name="place" match="origin/place" use="@address"/>

  <xsl:template match="/dossier">
    <sheet>
      <xsl:call-template name="frame">
        <xsl:with-param name="title" select="'本文'"/>
        <xsl:with-param name="subject" select="standard/@title"/>
        <xsl:with-param name="edition" select="standard/@edition-label"/>
      </xsl:call-template>
      <xsl:apply-templates select="standard"/>
    </sheet>
  </xsl:template>

  <xsl:template match="standard">
    <heading level="1">
      <xsl:apply-templates select="law-title" mode="line"/>
      <xsl:if test="text/@extract">　抄</xsl:if>
    </heading>
    <xsl:for-each select="law-num/line">
      <para kind="right"><xsl:apply-templates select="." mode="line"/></para>
    </xsl:for-each>
    <xsl:if test="@edition-label != ''">
      <para kind="right"><xsl:value-of select="@edition-label"/></para>
    </xsl:if>
    <!-- Without contents of its own the text gets ours. -->
    <xsl:if test="not(text/toc)">
      <xsl:call-template name="contents"/>
    </xsl:if>
    <xsl:apply-templates select="text/*" mode="structure"/>
    <xsl:call-template name="terms"/>
    <xsl:call-template name="remarks"/>
    <xsl:call-template name="origin"/>
    <xsl:apply-templates select="form | example"/>
  </xsl:template>

  <!-- Contents: chapters with their articles, or the articles themselves. -->
  <xsl:template name="contents">
    <section kind="contents">
      <heading level="2">目次</heading>
      <list kind="plain">
        <!-- Of several 附則 one entry is enough. -->
        <xsl:apply-templates mode="contents" select="text/provision[
            not(@kind = 'supplement') or not(preceding-sibling::provision[
            @kind = 'supplement'])][not(starts-with(@address, 'Es_'))]"/>
        <xsl:for-each select="form | example">
          <item>
            <cite ref="#{@address}">
              <xsl:value-of select="@label"/>
              <xsl:if test="@title != ''">　<xsl:value-of select="@title"/></xsl:if>
            </cite>
          </item>
        </xsl:for-each>
      </list>
    </section>
  </xsl:template>

  <xsl:template match="provision" mode="contents">
    <item>
      <cite ref="#{@address}">
        <xsl:value-of select="@number"/>
        <xsl:if test="@number != '' and @caption != ''">　</xsl:if>
        <xsl:value-of select="@caption"/>
        <xsl:choose>
          <xsl:when test="concat(@number, @caption) != ''"/>
          <xsl:when test="@kind = 'article'">
            <xsl:value-of select="concat('〔', @citation, '〕')"/>
          </xsl:when>
          <xsl:otherwise><xsl:value-of select="@citation"/></xsl:otherwise>
        </xsl:choose>
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

  <!-- The contents as enacted; what they name is not always led to. -->
  <xsl:template match="toc" mode="structure">
    <section kind="contents">
      <xsl:for-each select="part[@kind = 'label']">
        <heading level="2">
          <xsl:apply-templates select="line" mode="line"/>
        </heading>
      </xsl:for-each>
      <xsl:if test="part[@kind = 'entry']">
        <list kind="plain">
          <xsl:for-each select="part[@kind = 'entry']">
            <item>
              <xsl:if test="@level &gt; 1">　</xsl:if>
              <xsl:if test="@level &gt; 2">　</xsl:if>
              <xsl:if test="@level &gt; 3">　</xsl:if>
              <xsl:if test="@level &gt; 4">　</xsl:if>
              <xsl:apply-templates select="line" mode="line"/>
            </item>
          </xsl:for-each>
        </list>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template match="law-title" mode="line">
    <xsl:apply-templates mode="line"/>
  </xsl:template>

  <xsl:template match="provision" mode="structure">
    <xsl:apply-templates select="."/>
  </xsl:template>

  <!-- Number and caption, with their readings where they have any. -->
  <xsl:template name="number">
    <xsl:choose>
      <xsl:when test="number">
        <xsl:apply-templates select="number/line" mode="line"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="@number"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="caption">
    <xsl:choose>
      <xsl:when test="caption">
        <xsl:apply-templates select="caption/line" mode="line"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="@caption"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Part, chapter, section and so on. -->
  <xsl:template match="provision">
    <section provision="{@address}" kind="{@kind}">
      <xsl:call-template name="received"/>
      <heading level="{2 + number(count(ancestor::provision) &gt; 0)}">
        <xsl:call-template name="number"/>
        <xsl:if test="@number != '' and @caption != ''">　</xsl:if>
        <xsl:call-template name="caption"/>
        <xsl:if test="@amending-law">
          <xsl:value-of select="concat('　（', @amending-law, '）')"/>
        </xsl:if>
        <xsl:if test="@extract">　抄</xsl:if>
      </heading>
      <xsl:call-template name="inside"/>
    </section>
  </xsl:template>

  <!-- What is in it, in its order, without what has been printed. -->
  <xsl:template name="inside">
    <xsl:param name="printed" select="0"/>
    <xsl:apply-templates mode="structure" select="*[not(self::number or
        self::caption)][position() &gt; $printed]"/>
  </xsl:template>

  <xsl:template match="provision[@kind = 'article']">
    <section provision="{@address}" kind="article">
      <xsl:call-template name="received"/>
      <xsl:if test="@caption != '' and not(@number-first)">
        <heading level="{3 + number(count(ancestor::provision) &gt; 1)}">
          <xsl:call-template name="caption"/>
        </heading>
      </xsl:if>
      <xsl:call-template name="supplied"/>
      <xsl:if test="not(provision) or @number-first or number">
        <para number="{@number}">
          <xsl:if test="@number-first"><xsl:call-template name="caption"/></xsl:if>
        </para>
      </xsl:if>
      <xsl:call-template name="inside"/>
    </section>
  </xsl:template>

  <!--
    An article whose number the source lost is cited by it all the same: the
    number stands in brackets, and leads to the remark that says so.
  -->
  <xsl:template name="supplied">
    <xsl:if test="not(@number != '') and ancestor::standard/note
        [@kind = 'supplied'][@provision = current()/@address]">
      <para kind="caption">
        <cite ref="{ancestor::standard/document[@holds = 'notes']/@href}#{@address}">
          <xsl:value-of select="concat('〔', @citation, '〕')"/>
        </cite>
      </para>
    </xsl:if>
  </xsl:template>

  <!--
    The first paragraph stands behind the article's number, if it has none of
    its own.
  -->
  <xsl:template match="provision[@kind = 'paragraph']">
    <xsl:variable name="first" select="*[not(self::number or
        self::caption)][1][self::line]"/>
    <xsl:variable name="takes" select="not(preceding-sibling::provision) and
        ../@kind = 'article' and ../@number != '' and
        not(../@number-first) and not(../number)"/>
    <xsl:if test="$takes and (@caption != '' or @number != '')">
      <para number="{../@number}" level="0"/>
    </xsl:if>
    <xsl:if test="@caption != ''">
      <para kind="caption"><xsl:call-template name="caption"/></para>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="$takes and not(@caption != '' or @number != '')">
        <para number="{../@number}" provision="{@address}" level="0">
          <xsl:call-template name="received"/>
          <xsl:apply-templates select="$first" mode="line"/>
        </para>
      </xsl:when>
      <xsl:when test="$first or @number != ''">
        <para number="{@number}" provision="{@address}">
          <xsl:call-template name="received"/>
          <!-- What stands before the first article is not set in. -->
          <xsl:if test="@number != '' or parent::provision or @main">
            <xsl:attribute name="level">1</xsl:attribute>
          </xsl:if>
          <xsl:apply-templates select="$first" mode="line"/>
        </para>
      </xsl:when>
    </xsl:choose>
    <xsl:call-template name="inside">
      <xsl:with-param name="printed" select="count($first)"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Without words and number it is still a place that is cited. -->
  <xsl:template match="provision[@kind = 'paragraph'][not(line)]
      [not(@number)][not(../@number)][provision]">
    <section provision="{@address}" kind="paragraph">
      <xsl:call-template name="inside"/>
    </section>
  </xsl:template>

  <xsl:template match="provision[@kind = 'item']">
    <xsl:call-template name="numbered">
      <xsl:with-param name="level" select="2"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="numbered">
    <xsl:param name="level"/>
    <xsl:variable name="first" select="*[not(self::number or
        self::caption)][1][self::line]"/>
    <para number="{@number}" provision="{@address}" level="{$level}">
      <xsl:call-template name="received"/>
      <xsl:apply-templates select="$first" mode="line"/>
    </para>
    <xsl:call-template name="inside">
      <xsl:with-param name="printed" select="count($first)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="provision[@kind = 'subitem']">
    <xsl:call-template name="numbered">
      <xsl:with-param name="level" select="2 +
          count(ancestor-or-self::provision[@kind = 'subitem'])"/>
    </xsl:call-template>
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

  <xsl:template match="sentence" mode="line">
    <em kind="sentence" provision="{@address}">
      <xsl:apply-templates mode="line"/>
    </em>
  </xsl:template>

  <xsl:template match="form | example">
    <section provision="{@address}" kind="form" start="page">
      <heading level="2">
        <xsl:value-of select="@label"/>
        <xsl:call-template name="related"/>
      </heading>
      <xsl:apply-templates select="." mode="form"/>
    </section>
  </xsl:template>

  <!-- Which words have a meaning of their own here, and where it is told. -->
  <xsl:template name="terms">
    <xsl:if test="definition">
      <section kind="terms">
        <heading level="2">この基準が意味を定めることば（編者の索引）</heading>
        <para>
          <xsl:for-each select="definition">
            <xsl:if test="position() &gt; 1">、</xsl:if>
            <xsl:value-of select="@term"/>
            <xsl:text>（</xsl:text>
            <cite ref="#{@provision}"><xsl:value-of select="@citation"/></cite>
            <xsl:text>）</xsl:text>
          </xsl:for-each>
        </para>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- Where the words stand in the town's own file: a page tells it there. -->
  <xsl:template name="received">
    <xsl:variable name="place" select="key('place', @address)"/>
    <xsl:if test="$place">
      <xsl:attribute name="title">
        <xsl:value-of select="concat($place/../@file, ' ', $place/@line,
            '行目')"/>
      </xsl:attribute>
    </xsl:if>
  </xsl:template>

  <!-- Where the text came from, and on which line of that each article is. -->
  <xsl:template name="origin">
    <xsl:for-each select="origin">
      <note kind="source">
        <xsl:text>本文は、受け取ったファイル「</xsl:text>
        <xsl:value-of select="@file"/>
        <xsl:text>」の</xsl:text>
        <xsl:value-of select="@first"/>
        <xsl:text>行目から</xsl:text>
        <xsl:value-of select="@last"/>
        <xsl:text>行目までと、一字ずつ対応しています。条の始まる行：</xsl:text>
        <xsl:for-each select="place[@listed]">
          <xsl:if test="position() &gt; 1">、</xsl:if>
          <cite ref="#{@address}"><xsl:value-of select="@citation"/></cite>
          <xsl:text> </xsl:text>
          <xsl:value-of select="@line"/>
        </xsl:for-each>
        <xsl:text>。</xsl:text>
      </note>
    </xsl:for-each>
  </xsl:template>

  <!-- The editors' remarks are no part of the regulation. -->
  <xsl:template name="remarks">
    <xsl:if test="note">
      <note kind="source">
        <xsl:text>本文は、誤字と思われるものも含めて、原文のまま掲げています。編者が付けた注は、別の文書「</xsl:text>
        <cite ref="{document[@holds = 'notes']/@href}">編者注</cite>
        <xsl:text>」にあります。</xsl:text>
        <xsl:if test="note[@kind = 'supplied'][@provision =
            /dossier/standard/text//provision[@kind = 'article']
            [not(@number != '')]/@address]">〔　〕の条名は、編者が補ったものです。</xsl:if>
        <xsl:for-each select="/dossier/standard/text//cite[@read-as]">
          <xsl:text>「</xsl:text>
          <xsl:value-of select="."/>
          <xsl:text>」は誤りと思われ、</xsl:text>
          <cite ref="{@ref}"><xsl:value-of select="@read-as"/></cite>
          <xsl:text>と読んで、そこへつないでいます。</xsl:text>
        </xsl:for-each>
      </note>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
