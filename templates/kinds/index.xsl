<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind" exclude-result-prefixes="k">

  <xsl:import href="../common.xsl"/>

  <k:kind title="入口" per="all role standard" needs="documents html-only"
      note="The portal: pick an authority, then your role; what to read, tick, sign and hand in. Also a page per role and per standard."/>

  <xsl:key name="of-role" match="document[@role]"
      use="concat(@authority, ' ', @role)"/>
  <xsl:key name="of-standard" match="document[@standard and not(@role)]"
      use="@standard"/>

  <xsl:variable name="documents" select="/dossier/documents/document"/>
  <xsl:variable name="up" select="/dossier/documents/@up"/>

  <xsl:template match="/dossier">
    <sheet>
      <xsl:choose>
        <xsl:when test="@per = 'role' or @per = 'role-standard'">
          <xsl:call-template name="role-page"/>
        </xsl:when>
        <xsl:when test="@per = 'standard'">
          <xsl:call-template name="standard-page"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="portal"/>
        </xsl:otherwise>
      </xsl:choose>
    </sheet>
  </xsl:template>

  <!-- ==== the portal ==== -->

  <xsl:template name="portal">
    <xsl:attribute name="title">基準の文書</xsl:attribute>
    <xsl:attribute name="authority">kijun</xsl:attribute>
    <xsl:attribute name="subject">入口</xsl:attribute>
    <heading level="1">基準の文書</heading>
    <para>団体を選び、自分の役割を選んでください。読むもの、点検するもの、署名するもの、出すものが並びます。どれも、同じ基準の文から作っています。ネットワークがなくても使えます。</para>
    <list kind="bullet">
      <xsl:for-each select="$documents[not(@authority =
          preceding-sibling::document/@authority)]">
        <item><cite ref="#{@authority}"><xsl:value-of select="@authority-title"/></cite></item>
      </xsl:for-each>
    </list>
    <xsl:for-each select="$documents[not(@authority =
        preceding-sibling::document/@authority)]">
      <xsl:call-template name="authority"/>
    </xsl:for-each>
    <section kind="feed">
      <heading level="2">改定の記録</heading>
      <para><cite ref="changes.atom">改定の一覧(Atom)</cite>。紙の文書の下端にある12桁の記号は、文書ごとの印です。「kijun verify 記号」で、どの文書の、どの版かが分かります。</para>
    </section>
  </xsl:template>

  <xsl:template name="authority">
    <xsl:variable name="mine" select="$documents[@authority =
        current()/@authority]"/>
    <section kind="authority" provision="{@authority}">
      <heading level="2"><xsl:value-of select="@authority-title"/></heading>
      <heading level="3">役割から選ぶ</heading>
      <table kind="grid" cols="14 30">
        <row head="yes">
          <cell>役割</cell>
          <cell>よく使う文書</cell>
        </row>
        <xsl:for-each select="$mine[@role and generate-id() = generate-id(
            key('of-role', concat(@authority, ' ', @role))[1])]">
          <row>
            <cell head="yes" scope="row">
              <cite ref="{@authority}/roles/{@role}/index.html"><xsl:value-of select="@role-title"/></cite>
            </cell>
            <cell>
              <xsl:call-template name="in-short">
                <xsl:with-param name="list" select="key('of-role',
                    concat(@authority, ' ', @role))[@per = 'role']"/>
              </xsl:call-template>
            </cell>
          </row>
        </xsl:for-each>
      </table>
      <heading level="3">基準から選ぶ</heading>
      <table kind="grid" cols="22 10 22">
        <row head="yes">
          <cell>基準</cell>
          <cell>版</cell>
          <cell>文書</cell>
        </row>
        <xsl:for-each select="$mine[@standard and not(@role) and
            @current = 'yes' and generate-id() = generate-id(key(
            'of-standard', @standard)[@current = 'yes'][1])]">
          <xsl:variable name="here" select="key('of-standard', @standard)"/>
          <row>
            <cell head="yes" scope="row">
              <cite ref="{@authority}/standards/{@standard-slug}/index.html"><xsl:value-of select="@standard-title"/></cite>
            </cell>
            <cell>
              <xsl:value-of select="@edition"/>
              <xsl:if test="$here[@draft = 'yes']">
                <break/>
                <xsl:text>(案あり)</xsl:text>
              </xsl:if>
            </cell>
            <cell>
              <xsl:call-template name="in-short">
                <xsl:with-param name="list" select="$here[@current = 'yes'
                    and not(@older) and not(@form)]"/>
              </xsl:call-template>
            </cell>
          </row>
        </xsl:for-each>
      </table>
      <xsl:if test="$mine[not(@role) and not(@standard)]">
        <heading level="3">全体の文書</heading>
        <xsl:call-template name="documents">
          <xsl:with-param name="list" select="$mine[not(@role) and
              not(@standard)]"/>
        </xsl:call-template>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template name="in-short">
    <xsl:param name="list"/>
    <xsl:for-each select="$list">
      <xsl:if test="position() &gt; 1">　</xsl:if>
      <cite ref="{$up}{@path}.html"><xsl:value-of select="@kind-title"/></cite>
      <xsl:if test="@pdf">
        <xsl:text> (</xsl:text>
        <cite ref="{$up}{@path}.pdf">PDF <xsl:value-of select="@pages"/>頁</cite>
        <xsl:text>)</xsl:text>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- A table of documents: what, for reading here, for printing. -->
  <xsl:template name="documents">
    <xsl:param name="list"/>
    <table kind="grid" cols="26 6 9 10 9">
      <row head="yes">
        <cell>文書</cell>
        <cell>画面</cell>
        <cell>印刷</cell>
        <cell>版</cell>
        <cell>記号</cell>
      </row>
      <xsl:for-each select="$list">
        <row>
          <cell>
            <xsl:value-of select="@kind-title"/>
            <xsl:if test="@title != @kind-title">　<xsl:value-of select="@title"/></xsl:if>
            <xsl:if test="@standard and @role">　<xsl:value-of select="@standard-title"/></xsl:if>
          </cell>
          <cell><cite ref="{$up}{@path}.html">開く</cite></cell>
          <cell>
            <xsl:if test="@pdf"><cite ref="{$up}{@path}.pdf">PDF <xsl:value-of select="@pages"/>頁</cite></xsl:if>
          </cell>
          <cell>
            <xsl:value-of select="@edition"/>
            <xsl:if test="not(@edition)">現行</xsl:if>
            <xsl:if test="@draft = 'yes'"> 案</xsl:if>
          </cell>
          <cell><xsl:value-of select="@digest"/></cell>
        </row>
      </xsl:for-each>
    </table>
  </xsl:template>

  <xsl:template name="group">
    <xsl:param name="title"/>
    <xsl:param name="list"/>
    <xsl:if test="$list">
      <section kind="group">
        <heading level="2"><xsl:value-of select="$title"/></heading>
        <xsl:call-template name="documents">
          <xsl:with-param name="list" select="$list"/>
        </xsl:call-template>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- What one does with a kind of document. -->
  <xsl:template name="groups">
    <xsl:param name="list"/>
    <xsl:call-template name="group">
      <xsl:with-param name="title" select="'読むもの'"/>
      <xsl:with-param name="list" select="$list[@kind = 'handout' or
          @kind = 'standard' or @kind = 'history' or @kind = 'coverage']"/>
    </xsl:call-template>
    <xsl:call-template name="group">
      <xsl:with-param name="title" select="'点検するもの'"/>
      <xsl:with-param name="list" select="$list[starts-with(@kind,
          'checklist') or @kind = 'inspection-report']"/>
    </xsl:call-template>
    <xsl:call-template name="group">
      <xsl:with-param name="title" select="'署名するもの'"/>
      <xsl:with-param name="list" select="$list[@kind = 'pledge' or
          @kind = 'attendance' or @kind = 'personnel-list']"/>
    </xsl:call-template>
    <xsl:call-template name="group">
      <xsl:with-param name="title" select="'出すもの・残すもの'"/>
      <xsl:with-param name="list" select="$list[@kind = 'form' or
          @kind = 'training-record']"/>
    </xsl:call-template>
    <xsl:call-template name="group">
      <xsl:with-param name="title" select="'変わること'"/>
      <xsl:with-param name="list" select="$list[@older]"/>
    </xsl:call-template>
    <xsl:call-template name="group">
      <xsl:with-param name="title" select="'そのほか'"/>
      <xsl:with-param name="list" select="$list[not(@older) and not(
          starts-with(@kind, 'checklist')) and not(contains(
          ' handout standard history coverage inspection-report pledge attendance personnel-list form training-record ',
          concat(' ', @kind, ' ')))]"/>
    </xsl:call-template>
  </xsl:template>

  <!-- ==== a page per role, and per standard ==== -->

  <xsl:template name="role-page">
    <xsl:variable name="role" select="role[@main = 'yes']"/>
    <xsl:variable name="list" select="key('of-role',
        concat(/dossier/@authority, ' ', $role/@id))"/>
    <xsl:call-template name="frame">
      <xsl:with-param name="title" select="concat($role/@title, 'の文書')"/>
      <xsl:with-param name="subject" select="$role/@title"/>
    </xsl:call-template>
    <xsl:if test="$list">
      <heading level="1"><xsl:value-of select="$role/@title"/></heading>
      <para><xsl:value-of select="$role/what"/></para>
      <xsl:if test="$role/includes">
        <para>
          <xsl:text>この役割の人は、次の役割の文書も見てください：</xsl:text>
          <xsl:for-each select="$role/includes">
            <xsl:if test="position() &gt; 1">、</xsl:if>
            <cite ref="../{@id}/index.html"><xsl:value-of select="@title"/></cite>
          </xsl:for-each>
        </para>
      </xsl:if>
      <xsl:call-template name="groups">
        <xsl:with-param name="list" select="$list"/>
      </xsl:call-template>
      <para><cite ref="{$up}index.html">入口に戻る</cite></para>
    </xsl:if>
  </xsl:template>

  <xsl:template name="standard-page">
    <xsl:variable name="list" select="key('of-standard', standard/@id)"/>
    <xsl:variable name="edition" select="standard/@edition"/>
    <xsl:call-template name="frame">
      <xsl:with-param name="title" select="concat(standard/@title,
          'の文書')"/>
      <xsl:with-param name="subject" select="standard/@title"/>
      <xsl:with-param name="edition" select="standard/@edition-label"/>
    </xsl:call-template>
    <xsl:if test="$list">
      <heading level="1"><xsl:value-of select="standard/law-title"/></heading>
      <para>
        <xsl:value-of select="standard/@edition-label"/>
        <xsl:if test="standard/@draft = 'yes'">　案です。だれも決定していません。</xsl:if>
      </para>
      <xsl:call-template name="groups">
        <xsl:with-param name="list" select="$list[@edition = $edition]"/>
      </xsl:call-template>
      <xsl:variable name="others" select="$list[@edition != $edition and
          @kind = 'standard']"/>
      <xsl:if test="$others">
        <section kind="editions">
          <heading level="2">ほかの版</heading>
          <xsl:call-template name="documents">
            <xsl:with-param name="list" select="$others | $list[@edition !=
                $edition and @older = $edition]"/>
          </xsl:call-template>
        </section>
      </xsl:if>
      <xsl:variable name="roles" select="$documents[@role and @standard =
          /dossier/standard/@id and @edition = $edition and not(@older)]"/>
      <xsl:call-template name="group">
        <xsl:with-param name="title" select="'役割ごと'"/>
        <xsl:with-param name="list" select="$roles"/>
      </xsl:call-template>
      <para><cite ref="{$up}index.html">入口に戻る</cite></para>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
