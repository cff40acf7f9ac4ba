<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind" exclude-result-prefixes="k">

  <xsl:import href="../revision.xsl"/>

  <k:kind title="新旧対照表" title-en="Comparison of two editions" per="pair"
      group="change" history="1"
      note="What changed between two editions, side by side; only what changed appears."
      note-ja="二つの版で変わったところだけを左右に並べます。">
    <k:option name="large" values="yes"/>
    <k:option name="order" values="new-left old-left"
        note="Which edition stands left."
        note-ja="どちらの版を左に置くか。"/>
    <k:option name="headings" is="pair"
        note="Headings of the columns, NEW,OLD."
        note-ja="欄の見出し(新、旧の順にコンマで区切る)。"/>
  </k:kind>

  <xsl:variable name="asked-headings"
      select="/dossier/option[@name = 'headings']/@value"/>
  <xsl:variable name="is-old-left"
      select="/dossier/option[@name = 'order']/@value = 'old-left'"/>

  <xsl:variable name="new-heading">
    <xsl:choose>
      <xsl:when test="$asked-headings">
        <xsl:value-of select="substring-before(concat($asked-headings, ','),
            ',')"/>
      </xsl:when>
      <xsl:when test="$is-draft">改正案</xsl:when>
      <xsl:otherwise>改正後</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="old-heading">
    <xsl:choose>
      <xsl:when test="contains($asked-headings, ',')">
        <xsl:value-of select="substring-after($asked-headings, ',')"/>
      </xsl:when>
      <xsl:when test="$is-draft">現行</xsl:when>
      <xsl:otherwise>改正前</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <xsl:template match="/dossier">
    <sheet orientation="landscape">
      <xsl:call-template name="revision-frame">
        <xsl:with-param name="title" select="'新旧対照表'"/>
      </xsl:call-template>
      <xsl:apply-templates select="changes"/>
    </sheet>
  </xsl:template>

  <xsl:template match="changes">
    <xsl:call-template name="revision-heading">
      <xsl:with-param name="title" select="'新旧対照表'"/>
    </xsl:call-template>
    <xsl:choose>
      <xsl:when test="row or @same-title = 'no'">
        <table kind="grid" cols="1 1">
          <row head="yes">
            <xsl:call-template name="both">
              <xsl:with-param name="is-head" select="true()"/>
            </xsl:call-template>
          </row>
          <xsl:if test="@same-title = 'no'">
            <row>
              <xsl:call-template name="both"/>
            </row>
          </xsl:if>
          <xsl:apply-templates select="row"/>
        </table>
        <note kind="remark" label="備考">
          <para>改正部分は、下線の部分である。</para>
        </note>
      </xsl:when>
      <xsl:otherwise>
        <para>本文に変わったところはありません。</para>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A row of headings, or of titles, in the order that was asked for. -->
  <xsl:template name="both">
    <xsl:param name="is-head" select="false()"/>
    <xsl:call-template name="heading-cell">
      <xsl:with-param name="is-head" select="$is-head"/>
      <xsl:with-param name="is-new" select="not($is-old-left)"/>
    </xsl:call-template>
    <xsl:call-template name="heading-cell">
      <xsl:with-param name="is-head" select="$is-head"/>
      <xsl:with-param name="is-new" select="$is-old-left"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="heading-cell">
    <xsl:param name="is-head"/>
    <xsl:param name="is-new"/>
    <xsl:choose>
      <xsl:when test="$is-head">
        <cell head="yes" scope="column">
          <xsl:choose>
            <xsl:when test="$is-new">
              <xsl:value-of select="$new-heading"/>
            </xsl:when>
            <xsl:otherwise>
              <xsl:value-of select="$old-heading"/>
            </xsl:otherwise>
          </xsl:choose>
        </cell>
      </xsl:when>
      <xsl:when test="$is-new">
        <cell><xsl:apply-templates select="title" mode="new"/></cell>
      </xsl:when>
      <xsl:otherwise>
        <cell><xsl:apply-templates select="title" mode="old"/></cell>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The title comes merged: each side leaves the other's words away. -->
  <xsl:template match="title" mode="new">
    <para><xsl:apply-templates select="text() | in" mode="marked"/></para>
  </xsl:template>
  <xsl:template match="title" mode="old">
    <para><xsl:apply-templates select="text() | out" mode="marked"/></para>
  </xsl:template>

  <xsl:template match="row">
    <row>
      <xsl:copy-of select="@provision"/>
      <xsl:call-template name="change-attr"/>
      <xsl:choose>
        <xsl:when test="$is-old-left">
          <xsl:apply-templates select="cell[@side = 'old']"/>
          <xsl:apply-templates select="cell[@side = 'new']"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates select="cell[@side = 'new']"/>
          <xsl:apply-templates select="cell[@side = 'old']"/>
        </xsl:otherwise>
      </xsl:choose>
    </row>
  </xsl:template>

  <xsl:template match="cell">
    <cell>
      <xsl:choose>
        <xsl:when test="line | table">
          <xsl:apply-templates select="line" mode="cell"/>
          <xsl:apply-templates select="table" mode="structure"/>
        </xsl:when>
        <xsl:when test="@moved"><para>（移動）</para></xsl:when>
        <xsl:when test="@to">
          <para>（<xsl:value-of select="@to"/>へ移動）</para>
        </xsl:when>
        <xsl:when test="../@kind = 'added'"><para>（新設）</para></xsl:when>
        <xsl:when test="../@kind = 'removed'"><para>（削る）</para></xsl:when>
      </xsl:choose>
    </cell>
  </xsl:template>

  <!-- Caption, number and words; what did not change is （略）. -->
  <xsl:template match="line" mode="cell">
    <xsl:variable name="is-named"
        select="@kind = 'form' or @kind = 'appendix'"/>
    <xsl:if test="caption">
      <para>
        <!-- Forms and tables have their name on the line of the number. -->
        <xsl:if test="$is-named">
          <xsl:call-template name="numbers"/>
          <xsl:if test="@number">　</xsl:if>
        </xsl:if>
        <xsl:apply-templates select="caption" mode="marked"/>
      </para>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="$is-named and caption and not(words | table | @omitted)"/>
      <xsl:when test="@omitted">
        <para>
          <xsl:call-template name="level"/>
          <xsl:if test="not($is-named and caption)">
            <xsl:call-template name="numbers"/>
            <xsl:if test="@number">　</xsl:if>
          </xsl:if>
          <xsl:text>（略）</xsl:text>
        </para>
      </xsl:when>
      <xsl:when test="words | table">
        <xsl:if test="not(words[not(preceding-sibling::table)]) and @number
            and not($is-named and caption)">
          <para>
            <xsl:call-template name="level"/>
            <xsl:call-template name="numbers"/>
          </para>
        </xsl:if>
        <xsl:for-each select="words | table">
          <xsl:choose>
            <xsl:when test="self::table">
              <xsl:apply-templates select="." mode="structure"/>
            </xsl:when>
            <xsl:otherwise>
          <para>
            <xsl:for-each select="..">
              <xsl:call-template name="level"/>
            </xsl:for-each>
            <xsl:if test="not(preceding-sibling::words |
                preceding-sibling::table) and
                not($is-named and ../caption)">
              <xsl:for-each select="..">
                <xsl:call-template name="numbers"/>
                <xsl:if test="@number">　</xsl:if>
              </xsl:for-each>
            </xsl:if>
            <xsl:apply-templates select="." mode="marked"/>
          </para>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </xsl:when>
      <xsl:when test="@number">
        <para>
          <xsl:call-template name="level"/>
          <xsl:call-template name="numbers"/>
        </para>
      </xsl:when>
    </xsl:choose>
    <xsl:apply-templates select="set"/>
    <xsl:if test="@figure">
      <para><em kind="mark">（図又は欄）</em></para>
    </xsl:if>
  </xsl:template>

  <xsl:template name="level">
    <xsl:if test="@level &gt; 0">
      <xsl:attribute name="level">
        <xsl:value-of select="@level"/>
      </xsl:attribute>
    </xsl:if>
  </xsl:template>

  <!-- 2, 2及び3, or 2～5: the numbers that a line stands for. -->
  <xsl:template name="numbers">
    <xsl:choose>
      <xsl:when test="not(@number)"/>
      <xsl:when test="@number-changed">
        <em kind="mark"><xsl:call-template name="plain-numbers"/></em>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="plain-numbers"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="plain-numbers">
    <xsl:value-of select="@number"/>
    <xsl:if test="@count &gt; 1">
      <xsl:choose>
        <xsl:when test="@count = 2">及び</xsl:when>
        <xsl:otherwise>～</xsl:otherwise>
      </xsl:choose>
      <xsl:value-of select="@last-number"/>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
