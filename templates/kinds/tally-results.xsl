<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind" exclude-result-prefixes="k">

  <xsl:import href="../tally.xsl"/>

  <k:kind title="自主点検の集計" title-en="Results of a self-inspection"
      per="tally" group="submit" use="点検の結果を部署と基準ごとに見る"
      note="What came back, counted by department and by standard, with bars. No names."
      note-ja="戻ってきた点検票を、部署ごと、基準ごとに数え、棒で示します。氏名は載りません。">
    <k:option name="large" values="yes"/>
    <k:option name="date"/>
  </k:kind>

  <xsl:template match="/dossier">
    <sheet orientation="landscape">
      <xsl:call-template name="frame">
        <xsl:with-param name="title" select="'自主点検の集計'"/>
        <xsl:with-param name="subject" select="@collection"/>
      </xsl:call-template>
      <xsl:if test="$tally">
        <heading level="1">自主点検の集計</heading>
        <xsl:call-template name="opening"/>
        <xsl:call-template name="units"/>
        <xsl:call-template name="legend"/>
        <xsl:call-template name="standards"/>
        <xsl:call-template name="each-unit"/>
        <xsl:call-template name="weakest"/>
      </xsl:if>
    </sheet>
  </xsl:template>

  <xsl:template name="units">
    <heading level="2">1　部署ごとの結果</heading>
    <table kind="grid" cols="{$figure-columns}">
      <xsl:call-template name="figure-head">
        <xsl:with-param name="of" select="'部署'"/>
      </xsl:call-template>
      <xsl:for-each select="$units">
        <xsl:call-template name="figure-row">
          <xsl:with-param name="label" select="@name"/>
          <xsl:with-param name="people" select="true()"/>
        </xsl:call-template>
      </xsl:for-each>
      <xsl:for-each select="$tally">
        <xsl:call-template name="figure-row">
          <xsl:with-param name="label" select="'合計'"/>
          <xsl:with-param name="people" select="true()"/>
          <xsl:with-param name="shade" select="'1'"/>
        </xsl:call-template>
      </xsl:for-each>
    </table>
  </xsl:template>

  <xsl:template name="standards">
    <heading level="2">2　基準ごとの結果</heading>
    <table kind="grid" cols="{$figure-columns}">
      <xsl:call-template name="figure-head">
        <xsl:with-param name="of" select="'基準'"/>
      </xsl:call-template>
      <xsl:for-each select="$tally/standard">
        <xsl:call-template name="figure-row">
          <xsl:with-param name="label">
            <xsl:call-template name="standard-name"/>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:for-each>
      <xsl:for-each select="$tally">
        <xsl:call-template name="figure-row">
          <xsl:with-param name="label" select="'合計'"/>
          <xsl:with-param name="shade" select="'1'"/>
        </xsl:call-template>
      </xsl:for-each>
    </table>
  </xsl:template>

  <!-- Each department by standard; one of which nobody answered says so. -->
  <xsl:template name="each-unit">
    <section kind="units" start="page">
      <heading level="2">3　部署の基準ごとの結果</heading>
      <xsl:for-each select="$units">
        <heading level="3"><xsl:value-of select="@name"/></heading>
        <xsl:choose>
          <xsl:when test="standard">
            <table kind="grid" cols="{$figure-columns}">
              <xsl:call-template name="figure-head">
                <xsl:with-param name="of" select="'基準'"/>
              </xsl:call-template>
              <xsl:for-each select="standard">
                <xsl:call-template name="figure-row">
                  <xsl:with-param name="label">
                    <xsl:call-template name="standard-name"/>
                  </xsl:with-param>
                </xsl:call-template>
              </xsl:for-each>
            </table>
          </xsl:when>
          <xsl:otherwise>
            <para>まだ一人も提出していません。</para>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </section>
  </xsl:template>

  <!-- The questions of which least is done: what to speak of first. -->
  <xsl:template name="weakest">
    <xsl:variable name="open" select="$tally/standard/question
        [@partly + @undone &gt; 0]"/>
    <section kind="weakest" start="page">
      <heading level="2">4　できていないことの多い項目</heading>
      <xsl:choose>
        <xsl:when test="$open">
          <para kind="lead">「一部」と「未実施」の多い順に、20項目までを挙げます。すべての項目は「改善計画」にあります。</para>
          <table kind="grid" cols="14 52 9 9 9 9 9 10 32">
            <row head="yes">
              <cell>条</cell>
              <cell>点検項目</cell>
              <cell>一部と<break/>未実施</cell>
              <cell>問い</cell>
              <cell>回答</cell>
              <cell>該当<break/>なし</cell>
              <cell>実施</cell>
              <cell>実施の<break/>割合</cell>
              <cell>内訳</cell>
            </row>
            <xsl:for-each select="$open">
              <xsl:sort select="@partly + @undone" data-type="number"
                  order="descending"/>
              <xsl:if test="position() &lt;= 20">
                <row>
                  <cell><xsl:call-template name="place"/></cell>
                  <cell><xsl:value-of select="@words"/></cell>
                  <cell kind="right"><xsl:value-of select="@partly + @undone"/></cell>
                  <cell kind="right"><xsl:value-of select="@asked"/></cell>
                  <cell kind="right"><xsl:value-of select="@answered"/></cell>
                  <cell kind="right"><xsl:value-of select="@na"/></cell>
                  <cell kind="right"><xsl:value-of select="@done"/></cell>
                  <cell kind="right"><xsl:value-of select="@rate"/></cell>
                  <cell><xsl:call-template name="bar"/></cell>
                </row>
              </xsl:if>
            </xsl:for-each>
          </table>
        </xsl:when>
        <xsl:otherwise>
          <para>提出された点検票に、「一部」と「未実施」の答えはありませんでした。</para>
        </xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>
</xsl:stylesheet>
