<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind" exclude-result-prefixes="k">

  <xsl:import href="../revision.xsl"/>

  <k:kind title="改正文" title-en="Amending text" per="pair" group="change"
      needs="amendment"
      note="The sentences (改め文) that make the newer edition out of the older one; printed only if carrying them out gives it exactly."
      note-ja="旧い版を新しい版に改める文です。適用して新しい版と一致することを確かめたものだけを印刷します。">
    <k:option name="large" values="yes"/>
    <k:option name="style" values="local national"
        note="As local governments write (第5条, 次に) or as the state does (第五条, 下に)."
        note-ja="地方の書き方(第5条、次に)か、国の書き方(第五条、下に)か。"/>
    <k:option name="mend" values="yes"
        note="References that the draft broke are mended, too."
        note-ja="案で番号がずれた引用も改めます。"/>
  </k:kind>

  <xsl:template match="/dossier">
    <sheet>
      <xsl:call-template name="revision-frame">
        <xsl:with-param name="title" select="'改正文'"/>
      </xsl:call-template>
      <!-- None if it cannot be made: then there is no such document. -->
      <xsl:apply-templates select="amendment"/>
    </sheet>
  </xsl:template>

  <xsl:template match="amendment">
    <heading level="1">
      <xsl:choose>
        <xsl:when test="@title">
          <xsl:value-of select="@title"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="$regulation"/>
          <xsl:text>　改正文</xsl:text>
        </xsl:otherwise>
      </xsl:choose>
    </heading>
    <xsl:if test="/dossier/standard">
      <xsl:call-template name="draft-note"/>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="order">
        <para>
          <xsl:text>　</xsl:text>
          <xsl:value-of select="@lead"/>
        </para>
        <xsl:apply-templates select="order"/>
        <xsl:call-template name="supplement"/>
      </xsl:when>
      <xsl:otherwise>
        <para>本文、目次、題名、別表のどこにも、改正文で改めるところはありません（ルビ、制定文、改正法の附則は見ていません）。</para>
      </xsl:otherwise>
    </xsl:choose>
    <note kind="remark" label="確認">
      <para>
        <xsl:text>適用して新条文</xsl:text>
        <xsl:if test="@mended = 'yes'">（引用の番号を改めたもの）</xsl:if>
        <xsl:text>と一致。改正前の本文 </xsl:text>
        <xsl:value-of select="@base"/>
        <xsl:text>　改正後の本文 </xsl:text>
        <xsl:value-of select="@target"/>
      </para>
    </note>
  </xsl:template>

  <xsl:template match="order">
    <para>
      <xsl:call-template name="indent">
        <xsl:with-param name="count" select="1 + (../@style = 'national')"/>
      </xsl:call-template>
      <xsl:value-of select="sentence"/>
    </para>
    <xsl:apply-templates select="line"/>
  </xsl:template>

  <!-- Rows that follow one another are one table, as its cells are written. -->
  <xsl:template match="order/line[cell]" priority="1">
    <xsl:if test="not(preceding-sibling::*[1][self::line/cell])">
      <table kind="grid">
        <xsl:attribute name="cols">
          <xsl:value-of select="substring('1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1',
              1, 2 * @columns - 1)"/>
        </xsl:attribute>
        <xsl:apply-templates select="." mode="row"/>
      </table>
    </xsl:if>
  </xsl:template>

  <xsl:template match="line" mode="row">
    <row>
      <xsl:for-each select="cell">
        <cell>
          <xsl:copy-of select="@span | @rows"/>
          <para><xsl:value-of select="."/></para>
        </cell>
      </xsl:for-each>
    </row>
    <xsl:apply-templates select="following-sibling::*[1][self::line/cell]"
        mode="row"/>
  </xsl:template>

  <xsl:template match="order/line">
    <para provision="{@provision}">
      <xsl:call-template name="indent">
        <xsl:with-param name="count" select="@indent -
            (../../@style = 'local' and @indent &gt; 0)"/>
      </xsl:call-template>
      <xsl:value-of select="."/>
    </para>
  </xsl:template>

  <xsl:template name="indent">
    <xsl:param name="count"/>
    <xsl:value-of select="substring('　　　　　　　　　　　　', 1, $count)"/>
  </xsl:template>

  <!-- The author's own, from beside the draft. -->
  <xsl:template name="supplement">
    <xsl:choose>
      <xsl:when test="supplement">
        <para>　　　附　則</para>
        <xsl:for-each select="supplement">
          <para>
            <xsl:text>　</xsl:text>
            <xsl:value-of select="."/>
          </para>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
        <note kind="caution">
          <para>附則（施行期日）は、まだ書かれていません。新しい版のフォルダーのamendment.mdに書くと、ここに入ります。</para>
        </note>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
