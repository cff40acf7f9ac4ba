<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind" exclude-result-prefixes="k">

  <xsl:import href="../paper.xsl"/>

  <k:kind title="誓約書" title-en="Pledge" per="role standard person"
      needs="included" group="sign" packet="3" front="yes" use="読んで、署名して出す"
      replaced-when="duties" signed="yes" personal="yes" for="pledge"
      forms="誓約書"
      note="The authority's form of pledge, its blanks filled from a roster; for roles that have no form, one made from the clauses that bind them. --with-duties adds a page of these."
      note-ja="団体の様式による誓約書です。様式のない役割には条項から作ります。名簿から記入して印刷できます。">
    <k:option name="large" values="yes"/>
    <k:option name="date"/>
    <k:option name="era" is="era"
        note="The era in front of a blank year."
        note-ja="年の空欄の前に印刷する元号。"/>
    <k:option name="signature" values="sign name-and-seal sign-or-seal sign-and-seal name"/>
    <k:option name="with-duties" values="yes"
        note="With a page of the duties it is about."
        note-ja="守ることの一覧を付ける。"/>
  </k:kind>

  <xsl:variable name="role" select="/dossier/role[@main = 'yes']"/>

  <!-- What is decided already: the form, to whom, by whom, and what about. -->
  <xsl:variable name="form" select="/dossier/standard/form[@chosen]"/>
  <xsl:variable name="to" select="/dossier/addressee[@chosen]"/>
  <xsl:variable name="person" select="/dossier/role[@signs]"/>
  <xsl:variable name="duties" select="/dossier/standard/duty[@signed]"/>

  <xsl:template match="/dossier">
    <sheet>
      <xsl:choose>
        <xsl:when test="$form">
          <xsl:call-template name="pledge-frame"/>
          <xsl:apply-templates select="$form"/>
          <xsl:call-template name="filing"/>
          <xsl:call-template name="duties"/>
        </xsl:when>
        <xsl:when test="$to and ($duties or $to != '')">
          <xsl:call-template name="pledge-frame"/>
          <xsl:call-template name="made"/>
          <xsl:call-template name="filing"/>
          <xsl:call-template name="duties"/>
        </xsl:when>
      </xsl:choose>
    </sheet>
  </xsl:template>

  <xsl:template name="pledge-frame">
    <xsl:call-template name="frame">
      <xsl:with-param name="title" select="'誓約書'"/>
      <xsl:with-param name="subject">
        <xsl:choose>
          <xsl:when test="$role">
            <xsl:value-of select="$role/@title"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:value-of select="standard/@title"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Word for word, but for the era, which has changed since. -->
  <xsl:template match="form">
    <para provision="{../@id}#{@address}">
      <xsl:value-of select="@label"/>
      <xsl:call-template name="related"/>
    </para>
    <xsl:apply-templates select="node()" mode="paper"/>
    <xsl:call-template name="seal-remark"/>
  </xsl:template>

  <!-- Who writes the name by hand does not find it printed. -->
  <xsl:template mode="paper" match="para[@kind = 'sender']/blank
      [@name = '氏名']">
    <blank size="{@size}">
      <xsl:attribute name="name">
        <xsl:text>氏名</xsl:text>
        <xsl:if test="$is-handwritten">(自署)</xsl:if>
      </xsl:attribute>
    </blank>
    <xsl:if test="$has-seal and
        not(following-sibling::blank[@kind = 'seal'])">
      <blank name="印" size="2" kind="seal"/>
    </xsl:if>
  </xsl:template>
  <xsl:template mode="paper" match="blank[@kind = 'seal']">
    <xsl:if test="$has-seal"><xsl:copy-of select="."/></xsl:if>
  </xsl:template>

  <xsl:template name="seal-remark">
    <xsl:if test="$signing = 'sign-or-seal'">
      <para kind="small">(氏名を自署する場合、押印は不要です。)</para>
    </xsl:if>
  </xsl:template>

  <!-- There is no form: the clauses make the pledge. -->
  <xsl:template name="made">
    <para kind="title">誓約書</para>
    <para>
      <xsl:choose>
        <xsl:when test="$person/@outside = 'yes'">
          <xsl:text>(情報システム名)</xsl:text>
          <blank name="情報システム名" size="14"/>
          <xsl:text>に係る業務を行うに当たり、次の事項の遵守を誓約します。</xsl:text>
        </xsl:when>
        <xsl:otherwise>
          <xsl:text>私は、(所属名)</xsl:text>
          <blank name="所属" size="12"/>
          <xsl:text>において業務に従事するに当たり、次の事項の遵守を誓約します。</xsl:text>
        </xsl:otherwise>
      </xsl:choose>
    </para>
    <list kind="ordered">
      <xsl:if test="$to != ''">
        <item number="1" provision="{$to/@provision}">
          <xsl:value-of select="$to"/>
          <xsl:text>を行う。(</xsl:text>
          <xsl:call-template name="clause">
            <xsl:with-param name="of" select="$to"/>
          </xsl:call-template>
          <xsl:text>)</xsl:text>
        </item>
      </xsl:if>
      <xsl:apply-templates mode="item"
          select="$duties[position() &lt;= last() - $kept]"/>
    </list>
    <keep>
      <xsl:if test="$kept &gt; 0">
        <list kind="ordered">
          <xsl:apply-templates mode="item"
              select="$duties[position() &gt; last() - $kept]"/>
        </list>
      </xsl:if>
      <para kind="right"><xsl:call-template name="date"/></para>
      <xsl:call-template name="addressee">
        <xsl:with-param name="to" select="$to"/>
      </xsl:call-template>
      <para kind="sender">
        <!-- Others have said at the beginning where they belong. -->
        <xsl:if test="$person/@outside = 'yes'">
          <xsl:text>(会社名)</xsl:text>
          <blank name="会社名" size="14"/>
          <break/>
        </xsl:if>
        <xsl:text>(氏名)</xsl:text>
        <xsl:call-template name="name-blank"/>
      </para>
      <xsl:call-template name="seal-remark"/>
      <note kind="generated">
        <xsl:text>この誓約書は、</xsl:text>
        <xsl:call-template name="sources"/>
        <xsl:text>から作成したものです。様式として定められたものではありません。</xsl:text>
        <xsl:if test="$to/@provision and $person/@outside = 'yes'">
          <xsl:call-template name="source">
            <xsl:with-param name="of" select="$to"/>
          </xsl:call-template>
          <xsl:text>は、会社のものでなく、業務を担当する本人の誓約書を求めています。</xsl:text>
        </xsl:if>
      </note>
    </keep>
  </xsl:template>

  <!--
    Nobody signs a page that says nothing: of more than a page holds, some
    items stay with the name.
  -->
  <xsl:variable name="kept" select="2 * number(count($duties) &gt; 20)"/>

  <xsl:template match="duty" mode="item">
    <item number="{@signed + number($to != '')}"
        provision="{../@id}#{@provision}">
      <xsl:value-of select="plain"/>
      <xsl:text>(</xsl:text>
      <xsl:call-template name="clause">
        <xsl:with-param name="of" select="."/>
      </xsl:call-template>
      <xsl:text>)</xsl:text>
    </item>
  </xsl:template>

  <!-- Of one standard alone the article says enough. -->
  <xsl:template name="clause">
    <xsl:param name="of"/>
    <xsl:choose>
      <xsl:when test="count($origins) = 1">
        <cite ref="{$of/@href}"><xsl:value-of select="$of/@citation"/></cite>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="source">
          <xsl:with-param name="of" select="$of"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The standards that the items were taken from. -->
  <xsl:variable name="origins" select="/dossier/standard
      [duty/@signed or
      starts-with($to/@provision, concat(@id, '#'))]"/>

  <xsl:template name="sources">
    <xsl:for-each select="$origins">
      <xsl:if test="position() &gt; 1">、</xsl:if>
      <xsl:value-of select="@title"/>
    </xsl:for-each>
    <xsl:text>のうち</xsl:text>
    <xsl:value-of select="$person/@title"/>
    <xsl:text>に係る条文</xsl:text>
  </xsl:template>

  <!--
    Where the name is signed by hand, a paper made from a roster still has to
    find its person: a strip for whoever hands out and collects.
  -->
  <xsl:template name="filing">
    <xsl:if test="$is-handwritten and
        /dossier/@merged">
      <keep>
        <table kind="form" cols="4 12 4 12">
          <row>
            <xsl:choose>
              <xsl:when test="$person/@outside = 'yes'">
                <cell kind="label" head="yes" scope="row">会社名</cell>
                <cell><blank name="会社名" size="10"/></cell>
              </xsl:when>
              <xsl:otherwise>
                <cell kind="label" head="yes" scope="row">所属</cell>
                <cell><blank name="所属" size="10"/></cell>
              </xsl:otherwise>
            </xsl:choose>
            <cell kind="label" head="yes" scope="row">氏名</cell>
            <cell><blank name="氏名" size="10"/></cell>
          </row>
        </table>
        <para kind="small">この欄は配付と回収のためのもので、様式の一部ではありません。氏名は、上の欄に本人が自署してください。</para>
      </keep>
    </xsl:if>
  </xsl:template>

  <xsl:template name="duties">
    <xsl:if test="/dossier/option[@name = 'with-duties']/@value = 'yes'
        and $duties">
      <section start="page" kind="duties">
        <heading level="2">誓約する事項の内容</heading>
        <para kind="lead">
          <xsl:value-of select="$person/@title"/>
          <xsl:text>として守ることです。左の欄は、右の条文を分かりやすく言い換えたものです。</xsl:text>
        </para>
        <xsl:apply-templates select="/dossier/standard
            [duty/@signed]" mode="duties"/>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="standard" mode="duties">
    <heading level="3"><xsl:value-of select="law-title"/></heading>
    <table kind="grid" cols="3 17 20">
      <row head="yes">
        <cell>番号</cell>
        <cell>守ること</cell>
        <cell>条文</cell>
      </row>
      <xsl:for-each select="duty[@signed]">
        <row number="{@number}" provision="{../@id}#{@provision}">
          <cell kind="number"><xsl:value-of select="@number"/></cell>
          <cell><xsl:value-of select="plain"/></cell>
          <cell>
            <para>
              <cite ref="{@href}"><xsl:value-of select="@citation"/></cite>
              <xsl:text>　</xsl:text>
              <xsl:apply-templates select="clause/line" mode="line"/>
            </para>
            <xsl:apply-templates mode="structure"
                select="clause/table | clause/part | clause/figure"/>
            <xsl:for-each select="clause//provision">
              <para>
                <xsl:value-of select="@number"/>
                <xsl:text>　</xsl:text>
                <xsl:apply-templates select="line" mode="line"/>
              </para>
            </xsl:for-each>
          </cell>
        </row>
      </xsl:for-each>
    </table>
  </xsl:template>
</xsl:stylesheet>
