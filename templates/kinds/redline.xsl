<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind" exclude-result-prefixes="k">

  <xsl:import href="../revision.xsl"/>

  <k:kind title="見え消し" title-en="Redline" per="pair" group="change"
      history="2"
      note="The whole text of the newer edition; what was taken out is struck through, what was put in is bold and underlined."
      note-ja="新しい版の全文に、消した語と加えた語を示します。">
    <k:option name="large" values="yes"/>
  </k:kind>

  <xsl:template match="/dossier">
    <sheet>
      <xsl:call-template name="revision-frame">
        <xsl:with-param name="title" select="'見え消し'"/>
      </xsl:call-template>
      <xsl:apply-templates select="changes"/>
    </sheet>
  </xsl:template>

  <xsl:template match="changes">
    <xsl:call-template name="revision-heading">
      <xsl:with-param name="title" select="'見え消し'"/>
    </xsl:call-template>
    <note kind="remark" label="凡例">
      <para><del>取り消し線</del>は削る字句、<ins>太字と下線</ins>は加える字句です。</para>
    </note>
    <xsl:if test="@same-title = 'no'">
      <para kind="title">
        <xsl:apply-templates select="title" mode="merged"/>
      </para>
    </xsl:if>
    <xsl:apply-templates select="around/set" mode="merged"/>
    <xsl:apply-templates select="contents"/>
    <xsl:apply-templates select="change"/>
  </xsl:template>

  <!-- 目次: its lines are set in as they are printed. -->
  <xsl:template match="contents">
    <xsl:for-each select="words">
      <para>
        <xsl:if test="../../@contents-differ and (in or out)">
          <xsl:attribute name="change">changed</xsl:attribute>
        </xsl:if>
        <xsl:apply-templates select="." mode="merged"/>
      </para>
    </xsl:for-each>
  </xsl:template>

  <!-- Chapters, 附則, tables and forms: their names are headings. -->
  <xsl:template match="change">
    <heading level="2" provision="{@new}{self::*[not(@new)]/@old}">
      <xsl:call-template name="change-attr"/>
      <xsl:apply-templates select="number" mode="merged"/>
      <xsl:if test="number and caption">　</xsl:if>
      <xsl:apply-templates select="caption" mode="merged"/>
      <xsl:call-template name="came-from"/>
    </heading>
    <xsl:call-template name="body">
      <xsl:with-param name="number" select="/.."/>
    </xsl:call-template>
    <xsl:call-template name="rest"/>
  </xsl:template>

  <!-- An article's number goes before its first paragraph's words. -->
  <xsl:template match="change[@kind = 'article']">
    <xsl:call-template name="caption"/>
    <xsl:if test="words or table or not(following-sibling::change[1]/self::change
        [@kind = 'paragraph'][not(number)][not(caption)])">
      <xsl:call-template name="body"/>
    </xsl:if>
    <xsl:call-template name="rest"/>
  </xsl:template>

  <xsl:template match="change[@kind = 'paragraph' or @kind = 'item' or
      @kind = 'subitem']">
    <xsl:call-template name="caption"/>
    <xsl:choose>
      <xsl:when test="number or caption">
        <xsl:call-template name="body"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="body">
          <xsl:with-param name="number" select="preceding-sibling::change[1]
              /self::change[@kind = 'article'][not(words or table)]/number"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="rest"/>
  </xsl:template>

  <!-- What is drawn is not words: that it changed is said. -->
  <xsl:template name="rest">
    <xsl:if test="@figure and not(set/@attribute = 'src')">
      <para change="changed"><ins>（図又は欄が変わる）</ins></para>
    </xsl:if>
    <xsl:apply-templates select="set" mode="merged"/>
  </xsl:template>

  <!-- Nor is a 附則's law, or where ただし begins. -->
  <xsl:template match="set" mode="merged">
    <para change="changed">
      <xsl:text>〔</xsl:text>
      <xsl:call-template name="set-name"/>
      <xsl:choose>
        <xsl:when test="@change = 'border' or @change = 'moved'">
          <ins>（位置が変わる）</ins>
        </xsl:when>
        <xsl:otherwise>
          <xsl:text>：</xsl:text>
          <xsl:if test="@old != ''">
            <del>
              <xsl:call-template name="set-value">
                <xsl:with-param name="value" select="@old"/>
              </xsl:call-template>
            </del>
          </xsl:if>
          <xsl:if test="@new != ''">
            <ins>
              <xsl:call-template name="set-value">
                <xsl:with-param name="value" select="@new"/>
              </xsl:call-template>
            </ins>
          </xsl:if>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:text>〕</xsl:text>
    </para>
  </xsl:template>

  <xsl:template name="caption">
    <xsl:if test="caption">
      <para kind="caption" provision="{@new}{self::*[not(@new)]/@old}">
        <xsl:call-template name="change-attr"/>
        <xsl:apply-templates select="caption" mode="merged"/>
        <xsl:call-template name="came-from"/>
      </para>
    </xsl:if>
  </xsl:template>

  <!-- Number and words, a paragraph a line, and tables among them. -->
  <xsl:template name="body">
    <xsl:param name="number" select="number"/>
    <xsl:if test="$number and not(*[self::words or self::table][1][self::words])">
      <para>
        <xsl:call-template name="place">
          <xsl:with-param name="number" select="$number"/>
        </xsl:call-template>
        <xsl:call-template name="number">
          <xsl:with-param name="number" select="$number"/>
        </xsl:call-template>
      </para>
    </xsl:if>
    <xsl:for-each select="words | table">
      <xsl:choose>
        <xsl:when test="self::table">
          <xsl:apply-templates select="." mode="structure"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="words">
            <xsl:with-param name="number" select="$number"/>
            <xsl:with-param name="position" select="position()"/>
          </xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:if test="self::table and position() = last() and ../@moved and
          not(../caption)">
        <para>
          <xsl:for-each select="..">
            <xsl:call-template name="came-from"/>
          </xsl:for-each>
        </para>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="words">
    <xsl:param name="number"/>
    <xsl:param name="position"/>
    <para>
      <xsl:for-each select="..">
        <xsl:call-template name="place">
          <xsl:with-param name="number" select="$number"/>
        </xsl:call-template>
      </xsl:for-each>
      <xsl:if test="$position = 1">
        <xsl:call-template name="number">
          <xsl:with-param name="number" select="$number"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:apply-templates select="." mode="merged"/>
      <xsl:if test="not(following-sibling::words or
          following-sibling::table)">
        <xsl:for-each select="parent::*[not(caption)]">
          <xsl:call-template name="came-from"/>
        </xsl:for-each>
      </xsl:if>
    </para>
  </xsl:template>

  <!-- Articles and paragraphs have one edge, items stand in from it. -->
  <xsl:template name="place">
    <xsl:param name="number"/>
    <xsl:if test="not(caption)">
      <xsl:attribute name="provision">
        <xsl:value-of select="@new"/>
        <xsl:if test="not(@new)"><xsl:value-of select="@old"/></xsl:if>
      </xsl:attribute>
    </xsl:if>
    <xsl:call-template name="change-attr"/>
    <xsl:if test="@level &gt; 0 or ($number and not($number/in) and
        not($number/out))">
      <xsl:attribute name="level">
        <xsl:value-of select="@level"/>
      </xsl:attribute>
    </xsl:if>
  </xsl:template>

  <!-- A number that stayed hangs; one that changed is words like others. -->
  <xsl:template name="number">
    <xsl:param name="number"/>
    <xsl:choose>
      <xsl:when test="not($number)"/>
      <xsl:when test="$number/in or $number/out">
        <xsl:apply-templates select="$number" mode="merged"/>
        <xsl:text>　</xsl:text>
      </xsl:when>
      <xsl:otherwise>
        <xsl:attribute name="number">
          <xsl:value-of select="$number"/>
        </xsl:attribute>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="came-from">
    <xsl:if test="@moved">
      <xsl:text>（</xsl:text>
      <xsl:value-of select="@old-citation"/>
      <xsl:text>から移動）</xsl:text>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
