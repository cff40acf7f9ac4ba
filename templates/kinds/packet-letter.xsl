<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind" exclude-result-prefixes="k">

  <xsl:import href="../paper.xsl"/>

  <k:kind title="書類の送付について" title-en="Letter of a packet"
      per="packet person" needs="enclosures" packet="1" personal="yes"
      note="The letter in front of a person's packet: what is in it, and what is to be done with it."
      note-ja="一人分の書類の先頭に付ける送り状です。入っている書類と、していただくことを並べます。">
    <k:option name="large" values="yes"/>
    <k:option name="date"/>
  </k:kind>

  <xsl:variable name="role" select="/dossier/role[@main = 'yes']"/>
  <xsl:variable name="list" select="/dossier/packet/enclosure"/>
  <xsl:variable name="returned"
      select="$list[@group = 'sign' or @group = 'submit']"/>

  <xsl:template match="/dossier">
    <sheet>
      <xsl:call-template name="frame">
        <xsl:with-param name="title" select="'書類の送付について'"/>
        <xsl:with-param name="subject" select="$role/@title"/>
      </xsl:call-template>
      <xsl:if test="$role">
        <para kind="right"><xsl:call-template name="date"/></para>
        <para kind="addressee">
          <blank name="会社名" size="20"/>
          <break/>
          <blank name="氏名" size="14"/>
          <xsl:text>　様</xsl:text>
        </para>
        <para kind="sender">
          <xsl:value-of select="@authority-title"/>
          <break/>
          <xsl:text>(担当)</xsl:text>
          <blank name="担当" size="14"/>
          <break/>
          <xsl:text>(電話)</xsl:text>
          <blank name="担当の電話" size="14"/>
        </para>
        <para kind="title">書類の送付について</para>
        <para>
          <xsl:value-of select="@collection"/>
          <xsl:text>により、</xsl:text>
          <xsl:value-of select="$role/@title"/>
          <xsl:text>に守っていただく条文と、記入していただく書類をお送りします。内容をお読みください。</xsl:text>
        </para>
        <xsl:call-template name="deadline"/>
        <xsl:if test="$list">
          <xsl:call-template name="list"/>
        </xsl:if>
      </xsl:if>
    </sheet>
  </xsl:template>

  <xsl:template name="deadline">
    <xsl:if test="$returned">
      <para>
        <xsl:text>提出する書類は、</xsl:text>
        <xsl:value-of select="/dossier/@era"/>
        <blank name="期限.年" size="2"/>
        <xsl:text>年</xsl:text>
        <blank name="期限.月" size="2"/>
        <xsl:text>月</xsl:text>
        <blank name="期限.日" size="2"/>
        <xsl:text>日までに、担当へ提出してください。</xsl:text>
      </para>
    </xsl:if>
  </xsl:template>

  <xsl:template name="list">
    <heading level="2">お送りする書類</heading>
    <table kind="grid" cols="3 14 16 6">
      <row head="yes">
        <cell>番号</cell>
        <cell>書類</cell>
        <cell>していただくこと</cell>
        <cell>提出</cell>
      </row>
      <xsl:apply-templates select="$list" mode="letter"/>
    </table>
    <note kind="remark">
      <xsl:text>書類はこれですべてです。足りないとき、分からないことがあるときは、担当に連絡してください。</xsl:text>
    </note>
  </xsl:template>

  <!-- Two of one title are told apart by what they are about. -->
  <xsl:template match="enclosure" mode="letter">
    <row>
      <cell kind="number"><xsl:value-of select="position()"/></cell>
      <cell>
        <xsl:value-of select="@title"/>
        <xsl:if test="@subject != '' and @subject != $role/@title">
          <xsl:text>(</xsl:text>
          <xsl:value-of select="@subject"/>
          <xsl:text>)</xsl:text>
        </xsl:if>
      </cell>
      <cell><xsl:value-of select="@use"/></cell>
      <cell kind="center">
        <xsl:choose>
          <xsl:when test="@group = 'sign' or @group = 'submit'">する</xsl:when>
          <xsl:otherwise>しない</xsl:otherwise>
        </xsl:choose>
      </cell>
    </row>
  </xsl:template>

</xsl:stylesheet>
