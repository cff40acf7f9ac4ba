<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind"
    xmlns:group="urn:kijun:group" exclude-result-prefixes="k group">

  <xsl:import href="../revision.xsl"/>

  <k:kind title="変更点" title-en="What changes" per="role-pair"
      group="change"
      note="One page for one role, in plain words: what to do from now on, what no longer, and what differently."
      note-ja="一つの役割について、これからすること、しなくてよくなること、変わることを平易な言葉で一枚にまとめます。">
    <k:option name="large" values="yes"/>
  </k:kind>

  <xsl:variable name="me"
      select="/dossier/changes/affected[duty or rest or unrecorded or form]"/>

  <!-- Who is not affected gets no paper. -->
  <xsl:template match="/dossier">
    <sheet>
      <xsl:if test="$me">
        <xsl:call-template name="revision-frame">
          <xsl:with-param name="title" select="'変更点'"/>
          <xsl:with-param name="subject" select="concat($me/@title, '　',
              standard/@title)"/>
        </xsl:call-template>
        <heading level="1">
          <xsl:value-of select="$me/@title"/>
          <xsl:text>　変更点</xsl:text>
        </heading>
        <para kind="center">
          <xsl:value-of select="standard/@title"/>
          <xsl:text>　</xsl:text>
          <xsl:value-of select="@older-label"/>
          <xsl:text>　→　</xsl:text>
          <xsl:value-of select="standard/@edition-label"/>
        </para>
        <xsl:call-template name="draft-note"/>
        <xsl:apply-templates select="$me"/>
      </xsl:if>
    </sheet>
  </xsl:template>

  <xsl:template match="affected">
    <para kind="lead">
      <xsl:choose>
        <xsl:when test="@new + @gone + @changed &gt; 0">
          <xsl:text>あなたの仕事に関わるところが変わります。</xsl:text>
        </xsl:when>
        <xsl:when test="@unrecorded &gt; 0">
          <xsl:text>あなたを挙げる条文に、義務がまだ登録されていないものがあります。登録されるまでは、次の条文を読んでください。</xsl:text>
        </xsl:when>
        <xsl:when test="form[@own][clause]">
          <xsl:text>あなたが出す様式の言葉が変わります。</xsl:text>
        </xsl:when>
        <xsl:when test="@stale &gt; 0">
          <xsl:text>条文が変わり、することが変わるかどうかを確かめています。</xsl:text>
        </xsl:when>
        <xsl:when test="@worded + @renumbered = 0 and @rests &gt; 0">
          <xsl:text>あなたの義務の条文は変わりませんが、そこで使う語や引く条項が変わります。次のものを読み直してください。</xsl:text>
        </xsl:when>
        <xsl:when test="../unrecorded">
          <xsl:text>登録されている義務は、条文の字句や番号が変わるだけです。ただし、だれの義務かがまだ登録されていない条文があります（</xsl:text>
          <xsl:for-each select="../unrecorded">
            <xsl:if test="position() &gt; 1">、</xsl:if>
            <xsl:value-of select="@citation"/>
          </xsl:for-each>
          <xsl:text>）。</xsl:text>
        </xsl:when>
        <xsl:otherwise>
          <xsl:text>することは変わりません。条文の字句や番号が変わります。</xsl:text>
          <xsl:if test="@rests &gt; 0">ただし、使う語や引く条項が変わるものは、読み直してください。</xsl:if>
        </xsl:otherwise>
      </xsl:choose>
    </para>
    <xsl:if test="unrecorded">
      <heading level="2">義務がまだ登録されていない条文</heading>
      <list kind="bullet">
        <xsl:for-each select="unrecorded">
          <item>
            <xsl:value-of select="words"/>
            <xsl:text>（</xsl:text>
            <xsl:value-of select="@citation"/>
            <xsl:text>）</xsl:text>
          </item>
        </xsl:for-each>
      </list>
    </xsl:if>
    <xsl:for-each select="form[@own][clause]">
      <heading level="2">
        <xsl:value-of select="@label"/>
        <xsl:text>　</xsl:text>
        <xsl:value-of select="@title"/>
        <xsl:text>の変わる所</xsl:text>
      </heading>
      <table kind="grid" cols="12 12">
        <row head="yes">
          <cell head="yes" scope="column">これから</cell>
          <cell head="yes" scope="column">これまで</cell>
        </row>
        <row>
          <cell><xsl:apply-templates select="clause" mode="marked"/></cell>
          <cell><xsl:apply-templates select="old-clause" mode="marked"/></cell>
        </row>
      </table>
    </xsl:for-each>
    <xsl:call-template name="part">
      <xsl:with-param name="title" select="'新しくすること'"/>
      <xsl:with-param name="duties" select="duty[@change = 'new']"/>
    </xsl:call-template>
    <xsl:if test="duty[@change = 'changed']">
      <heading level="2">変わること</heading>
      <table kind="grid" cols="10 10 4">
        <row head="yes">
          <cell head="yes" scope="column">これから</cell>
          <cell head="yes" scope="column">これまで</cell>
          <cell head="yes" scope="column">条項</cell>
        </row>
        <xsl:for-each select="duty[@change = 'changed']">
          <row provision="{@provision}">
            <cell>
              <para><xsl:apply-templates select="plain" mode="marked"/></para>
              <xsl:if test="@condition-differs">
                <xsl:apply-templates select="condition" mode="small"/>
              </xsl:if>
              <xsl:apply-templates select="listed[@change != 'removed']"/>
            </cell>
            <cell>
              <para><xsl:apply-templates select="old-plain" mode="marked"/></para>
              <xsl:if test="@condition-differs">
                <xsl:apply-templates select="old-condition" mode="small"/>
              </xsl:if>
              <xsl:apply-templates select="listed[@change = 'removed']"/>
            </cell>
            <cell>
              <cite ref="{@href}"><xsl:value-of select="@citation"/></cite>
            </cell>
          </row>
        </xsl:for-each>
      </table>
    </xsl:if>
    <!-- Of a prohibition the heading would turn the sense. -->
    <xsl:call-template name="part">
      <xsl:with-param name="title" select="'しなくてよくなること'"/>
      <xsl:with-param name="duties" select="duty[@change = 'gone'][
          @old-modality = 'must' or @old-modality = 'should']"/>
    </xsl:call-template>
    <xsl:call-template name="part">
      <xsl:with-param name="title" select="'禁止の定めがなくなること'"/>
      <xsl:with-param name="duties" select="duty[@change = 'gone'][
          @old-modality = 'must-not']"/>
    </xsl:call-template>
    <xsl:call-template name="part">
      <xsl:with-param name="title" select="'許可や承認の定めがなくなること'"/>
      <xsl:with-param name="duties" select="duty[@change = 'gone'][
          @old-modality = 'permission' or @old-modality = 'may']"/>
    </xsl:call-template>
    <xsl:call-template name="part">
      <xsl:with-param name="title" select="'条文が変わり、内容を確かめているところ'"/>
      <xsl:with-param name="duties" select="duty[@change = 'stale']"/>
    </xsl:call-template>
    <xsl:if test="rest">
      <heading level="2">読み直すこと</heading>
      <table kind="grid" cols="13 17 8">
        <row head="yes">
          <cell head="yes" scope="column">すること</cell>
          <cell head="yes" scope="column">読み直す理由</cell>
          <cell head="yes" scope="column">条項</cell>
        </row>
        <xsl:for-each select="group:firsts(rest, &quot;concat(@href, '|',
            @way)&quot;)">
          <row>
            <cell><xsl:call-template name="alike-duties">
              <xsl:with-param name="alike" select="../rest[@href =
                  current()/@href and @way = current()/@way]"/>
            </xsl:call-template></cell>
            <cell><xsl:apply-templates select="reason"/></cell>
            <cell>
              <xsl:value-of select="@standard-title"/>
              <xsl:if test="@standard-title">　</xsl:if>
              <cite ref="{@href}"><xsl:value-of select="@citation"/></cite>
            </cell>
          </row>
        </xsl:for-each>
      </table>
    </xsl:if>
    <xsl:call-template name="rest"/>
  </xsl:template>

  <xsl:template name="part">
    <xsl:param name="title"/>
    <xsl:param name="duties"/>
    <xsl:if test="$duties">
      <heading level="2"><xsl:value-of select="$title"/></heading>
      <list kind="bullet">
        <xsl:for-each select="$duties">
          <item>
            <xsl:value-of select="plain"/>
            <xsl:if test="not(plain)">
              <xsl:value-of select="old-plain"/>
            </xsl:if>
            <xsl:text>（</xsl:text>
            <xsl:value-of select="@citation"/>
            <xsl:if test="not(@citation)">
              <xsl:value-of select="@old-citation"/>
            </xsl:if>
            <xsl:text>）</xsl:text>
          </item>
        </xsl:for-each>
      </list>
    </xsl:if>
  </xsl:template>

  <!-- What one need not read again: where it stands is enough. -->
  <xsl:template name="same-to-do">
    <xsl:param name="what"/>
    <xsl:param name="duties"/>
    <xsl:if test="$duties">
      <item>
        <xsl:value-of select="$what"/>
        <xsl:text>だけが変わる義務が</xsl:text>
        <xsl:value-of select="count($duties)"/>
        <xsl:text>件あります。することは同じです（</xsl:text>
        <xsl:for-each select="$duties[not(@provision =
            preceding-sibling::duty[@change = $duties/@change]/@provision)]">
          <xsl:if test="position() &gt; 1">、</xsl:if>
          <xsl:value-of select="@citation"/>
          <xsl:if test="not(@citation)">
            <xsl:value-of select="@old-citation"/>
          </xsl:if>
        </xsl:for-each>
        <xsl:text>）。</xsl:text>
      </item>
    </xsl:if>
  </xsl:template>

  <!-- Numbers, forms, and what the reader has to do about it. -->
  <xsl:template name="rest">
    <xsl:if test="@renumbered + @worded &gt; 0 or form">
      <heading level="2">ほかに変わるもの</heading>
      <list kind="bullet">
        <xsl:call-template name="same-to-do">
          <xsl:with-param name="what" select="'条文の字句'"/>
          <xsl:with-param name="duties" select="duty[@change = 'worded']"/>
        </xsl:call-template>
        <xsl:call-template name="same-to-do">
          <xsl:with-param name="what" select="'条項の番号'"/>
          <xsl:with-param name="duties"
              select="duty[@change = 'renumbered']"/>
        </xsl:call-template>
        <xsl:for-each select="form">
          <item>
            <xsl:value-of select="@label"/>
            <xsl:text>　</xsl:text>
            <xsl:value-of select="@title"/>
            <xsl:choose>
              <xsl:when test="@change = 'new'">が新しくできます。</xsl:when>
              <xsl:when test="@change = 'gone'">がなくなります。</xsl:when>
              <xsl:otherwise>が変わります。新しいものを使ってください。</xsl:otherwise>
            </xsl:choose>
          </item>
        </xsl:for-each>
      </list>
    </xsl:if>
    <note kind="remark" label="このあとすること">
      <para>
        <xsl:if test="paper[not(@signed)]">
          <xsl:for-each select="paper[not(@signed)]">
            <xsl:if test="position() &gt; 1">、</xsl:if>
            <xsl:value-of select="@title"/>
          </xsl:for-each>
          <xsl:text>は新しいものを使ってください。</xsl:text>
        </xsl:if>
        <xsl:choose>
          <xsl:when test="@train">変わるところの研修を受けてください。</xsl:when>
          <xsl:when test="@stale + @rests + @unrecorded + count(../unrecorded) &gt; 0">研修を受け直すかどうかは、読み直しの結果をお知らせします。</xsl:when>
          <xsl:otherwise>研修を受け直す必要はありません。</xsl:otherwise>
        </xsl:choose>
        <xsl:if test="@sign">
          <xsl:call-template name="signed"/>
          <xsl:text>を出し直してください。</xsl:text>
        </xsl:if>
      </para>
    </note>
  </xsl:template>
</xsl:stylesheet>
