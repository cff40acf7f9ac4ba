<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind"
    xmlns:group="urn:kijun:group" exclude-result-prefixes="k group">

  <xsl:import href="../common.xsl"/>

  <k:kind title="研修資料" title-en="Training handout" per="role"
      needs="included readings guides chain" group="read" front="yes"
      use="大切なこと、場面ごとの定め、連絡先、確かめの問題"
      replaced-when="duties terms headings titles"
      note="A training handout: the duties that matter most, then all by situation, in plain words beside the clause; the reporting chain, words explained, a quiz with a separate answer key."
      note-ja="大切な義務、場面ごとの定め、連絡の道筋、言葉の説明、確かめの問題をまとめた研修資料です。">
    <k:option name="large" values="yes"/>
    <k:option name="length" values="short"
        note="the most important duties and whom to ask, on two pages"
        note-ja="大切なことと相談する相手だけを、二ページにまとめます"/>
  </k:kind>

  <!-- A term that several standards define alike is explained once. -->
  <xsl:key name="term" match="definition" use="@term"/>
  <xsl:key name="definition" match="definition"
      use="concat(@term, '|', meaning, member)"/>
  <xsl:key name="by-situation" match="duty" use="@situation"/>
  <xsl:key name="of-provision" match="duty"
      use="concat(../@id, '#', @provision, '#', @group, '#', @situation, '#',
      clause/line[1])"/>
  <!-- Clauses of one article that the same words introduce. -->
  <xsl:key name="led-alike" match="duty[clause/lead]"
      use="concat(../@id, '#', @article-address, '#', @group, '#', @situation,
      '#', clause/lead[1], '#', clause/lead[last()])"/>

  <xsl:variable name="role" select="/dossier/role[@main = 'yes']"/>
  <xsl:variable name="all" select="/dossier/standard/duty"/>
  <!--
    What the holder owes by a role that has roles of its own (an officer as
    職員) has a handout of its own, and is not repeated here.
  -->
  <xsl:variable name="apart" select="$role/includes[@id =
      /dossier/role[includes]/@id]"/>
  <xsl:variable name="within" select="$role/includes[not(@id =
      /dossier/role[includes]/@id)]"/>
  <xsl:variable name="mine" select="concat(' ', $role/@id, ' ')"/>
  <xsl:variable name="duties" select="$all[contains(concat(' ', @role-ids,
      ' '), $mine) or @via = $within/@title]"/>
  <!-- What one must not do, may do if asked first, must do, may do. -->
  <xsl:variable name="forbidden" select="$duties[@group = 'forbidden']"/>
  <xsl:variable name="asked" select="$duties[@group = 'asked']"/>
  <xsl:variable name="demanded" select="$duties[@group = 'demanded']"/>
  <xsl:variable name="free" select="$duties[@group = 'free']"/>
  <!-- The few that matter most: as the authority's editors chose them, or
       else the first prohibitions and permissions of the role. -->
  <xsl:variable name="firsts" select="$all[@first] |
      ($duties[@modality = 'must-not' or @modality = 'permission'] |
      $duties[1] | $duties[2] | $duties[3])[not($all[@first])][
      position() &lt;= 7]"/>
  <!-- Prose before the clauses, which speaks in the clauses' words. -->
  <xsl:variable name="prose" select="/dossier/guide[@at = 'criteria' or
      not($is-short) and (@at = 'why' or @at = 'violation' or
      @at = 'other')]"/>
  <!--
    A term that stands for a list (重要性Ⅰ, 緊急時) cannot be guessed. On the
    first page, if its words say it, the list is told in brief, unless the duty
    has it under its own question; in full before the clauses of the first
    situation that use it. Prose says 緊急時 as everybody does, but 重要性Ⅰ only
    who knows the classes.
  -->
  <xsl:variable name="meant-first">
    <xsl:for-each select="/dossier/standard/definition[member]">
      <xsl:variable name="term" select="@term"/>
      <xsl:variable name="members" select="member"/>
      <xsl:if test="$firsts[@number = current()/for/@number][
          contains(plain, $term) and not(item[. = $members])] or
          @way = 'class' and $prose[contains(., $term)]">
        <xsl:call-template name="meant-in-brief"/>
      </xsl:if>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="own" select="$duties[contains(concat(' ', @role-ids,
      ' '), $mine)]"/>
  <xsl:variable name="is-short"
      select="/dossier/option[@name = 'length']/@value = 'short'"/>
  <xsl:variable name="is-many" select="count(/dossier/standard) &gt; 1"/>
  <!-- In large print the first part fills more than its page anyway. -->
  <xsl:variable name="is-large"
      select="/dossier/option[@name = 'large']/@value = 'yes'"/>
  <!-- With a list of what is meant the first part may, too. -->
  <xsl:variable name="start">
    <xsl:if test="not($is-large) and string($meant-first) = ''">page</xsl:if>
  </xsl:variable>
  <xsl:variable name="superior"
      select="$role/reports[@when = 'emergency']"/>

  <xsl:template match="/dossier">
    <sheet>
      <xsl:call-template name="frame">
        <xsl:with-param name="title" select="'研修資料'"/>
        <xsl:with-param name="subject" select="$role/@title"/>
      </xsl:call-template>
      <xsl:if test="$duties">
        <heading level="1">
          <xsl:value-of select="$role/@title"/>
          <xsl:text>のための研修資料</xsl:text>
        </heading>
        <xsl:call-template name="opening"/>
        <xsl:call-template name="first"/>
        <xsl:choose>
          <xsl:when test="$is-short">
            <xsl:call-template name="ask"/>
            <xsl:if test="$is-many">
              <xsl:call-template name="numbered-standards">
                <xsl:with-param name="standards" select="standard[duty]"/>
              </xsl:call-template>
            </xsl:if>
          </xsl:when>
          <xsl:otherwise><xsl:call-template name="whole"/></xsl:otherwise>
        </xsl:choose>
      </xsl:if>
    </sheet>
  </xsl:template>

  <xsl:template name="whole">
    <xsl:call-template name="told">
      <xsl:with-param name="at" select="'why'"/>
      <xsl:with-param name="number" select="1"/>
      <xsl:with-param name="start" select="$start"/>
    </xsl:call-template>
    <xsl:call-template name="responsibility"/>
    <xsl:call-template name="told">
      <xsl:with-param name="at" select="'violation'"/>
      <xsl:with-param name="number" select="3"/>
    </xsl:call-template>
    <xsl:call-template name="told">
      <xsl:with-param name="at" select="'other'"/>
      <xsl:with-param name="number" select="4"/>
    </xsl:call-template>
    <xsl:call-template name="situations"/>
    <xsl:call-template name="chain"/>
    <xsl:call-template name="words"/>
    <xsl:call-template name="quiz"/>
    <xsl:call-template name="notes"/>
    <xsl:call-template name="answers"/>
  </xsl:template>

  <xsl:template name="opening">
    <para>
      <xsl:value-of select="$role/what"/>
      <xsl:if test="$within">
        <xsl:call-template name="role-names">
          <xsl:with-param name="roles" select="$within"/>
        </xsl:call-template>
        <xsl:text>として守ることも、この資料に入っています。</xsl:text>
      </xsl:if>
      <xsl:if test="$apart">
        <xsl:call-template name="role-names">
          <xsl:with-param name="roles" select="$apart"/>
        </xsl:call-template>
        <xsl:text>として守ることは、</xsl:text>
        <xsl:for-each select="$apart">
          <xsl:if test="position() &gt; 1">、</xsl:if>
          <cite ref="{@href}">
            <xsl:value-of select="@title"/>
            <xsl:text>のための研修資料</xsl:text>
          </cite>
        </xsl:for-each>
        <xsl:text>を読んでください。</xsl:text>
      </xsl:if>
    </para>
    <xsl:call-template name="apart">
      <xsl:with-param name="role" select="$role"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="first">
    <section kind="first">
      <heading level="2">まず、これだけ</heading>
      <list kind="ordered">
        <xsl:for-each select="$firsts">
          <xsl:sort select="@first" data-type="number"/>
          <xsl:call-template name="first-item"/>
        </xsl:for-each>
      </list>
      <note kind="caution">
        <para>困ったら、迷ったら、一人で決めずに相談してください(この資料からのお願いです)。</para>
        <xsl:for-each select="$superior[not(@to =
            preceding-sibling::reports[@when = 'emergency']/@to)]">
          <para>
            <xsl:value-of select="@to-title"/>
            <xsl:text>　氏名</xsl:text>
            <blank size="10"/>
            <xsl:text>　電話</xsl:text>
            <blank size="10"/>
          </para>
        </xsl:for-each>
        <!-- No clause says whom: the office writes it in. -->
        <xsl:if test="not($superior)">
          <para>
            <xsl:choose>
              <xsl:when test="$role/@outside = 'yes'">
                <xsl:value-of select="/dossier/@authority-title"/>
                <xsl:text>の担当者</xsl:text>
              </xsl:when>
              <xsl:otherwise>相談する人</xsl:otherwise>
            </xsl:choose>
            <xsl:text>　氏名</xsl:text>
            <blank size="10"/>
            <xsl:text>　電話</xsl:text>
            <blank size="10"/>
          </para>
        </xsl:if>
      </note>
      <xsl:if test="string($meant-first) != ''">
        <note kind="caution"><xsl:copy-of select="$meant-first"/></note>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template name="first-item">
    <item number="{position()}">
      <strong><xsl:value-of select="plain"/></strong>
      <xsl:text>　</xsl:text>
      <xsl:call-template name="source"/>
    </item>
  </xsl:template>

  <xsl:template name="meant-in-brief">
    <para>
      <xsl:call-template name="meant-term"/>
      <xsl:for-each select="member">
        <xsl:if test="position() &gt; 1">　</xsl:if>
        <xsl:value-of select="@number"/>
        <xsl:text> </xsl:text>
        <xsl:choose>
          <xsl:when test="@name"><xsl:value-of select="@name"/></xsl:when>
          <xsl:otherwise>
            <xsl:apply-templates select="." mode="in-line"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
      <xsl:text>　</xsl:text>
      <xsl:call-template name="source"/>
    </para>
    <xsl:apply-templates select="member[not(@name)]" mode="below"/>
  </xsl:template>

  <xsl:template name="meant-term">
    <strong>
      <xsl:text>「</xsl:text>
      <xsl:value-of select="@term"/>
      <xsl:text>」とは</xsl:text>
    </strong>
    <xsl:text>　</xsl:text>
    <xsl:apply-templates select="." mode="meaning"/>
    <xsl:text>　</xsl:text>
  </xsl:template>

  <!-- Of a situation, whose duties are given. -->
  <xsl:template name="meant-here">
    <xsl:param name="here"/>
    <xsl:param name="before"/>
    <xsl:for-each select="/dossier/standard/definition[member]">
      <xsl:if test="$here[@number = current()/for/@number] and
          not($before[@number = current()/for/@number])">
        <note kind="caution">
          <para>
            <xsl:call-template name="meant-term"/>
            <xsl:call-template name="source"/>
          </para>
          <xsl:apply-templates select="." mode="members"/>
        </note>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- Whom to ask for what, whom to tell, and where the rest stands. -->
  <xsl:template name="ask">
    <section kind="ask">
      <note kind="remark">
        <para>
          <xsl:text>これは抜き書きです。あなたに関わる定めは、全部で</xsl:text>
          <xsl:value-of select="count($duties)"/>
          <xsl:text>あります。</xsl:text>
          <xsl:call-template name="counted"/>
          <xsl:text>すべては、研修資料(全部)と点検票にあります。</xsl:text>
        </para>
      </note>
      <xsl:if test="$asked">
        <heading level="2">先にきくこと(許可や承認が要ること)</heading>
        <table kind="grid" cols="10 32">
          <row head="yes">
            <cell>きく相手(「、」は場面による)</cell>
            <cell>何について</cell>
          </row>
          <xsl:for-each select="group:firsts($asked[@permits], '@permits')">
            <xsl:variable name="mine"
                select="$asked[@permits = current()/@permits]"/>
            <row>
              <cell head="yes" scope="row" kind="label"><xsl:value-of select="@permits"/></cell>
              <cell kind="text">
                <!-- By the captions of the articles: what, not how many. -->
                <xsl:for-each select="group:firsts($mine[@article-caption],
                    '@article-caption')">
                  <xsl:if test="position() &gt; 1">、</xsl:if>
                  <xsl:value-of select="translate(@article-caption,
                      '()（）', '')"/>
                </xsl:for-each>
              </cell>
            </row>
          </xsl:for-each>
        </table>
        <xsl:variable name="collectives" select="standard[duty[@permits]]/
            collective[../duty[contains(@permits, current()/
            standard/collective/@name)]]"/>
        <xsl:for-each select="group:firsts($collectives, '@name')">
          <xsl:variable name="name" select="@name"/>
          <para kind="small">
            <xsl:text>「</xsl:text>
            <xsl:value-of select="@name"/>
            <xsl:text>」は、</xsl:text>
            <xsl:for-each select="group:firsts($collectives[@name = $name],
                '@members')">
              <xsl:if test="position() &gt; 1">、</xsl:if>
              <xsl:if test="count(group:firsts($collectives[@name = $name],
                  '@members')) &gt; 1">
                <xsl:for-each select="$collectives[@name = $name][@members =
                    current()/@members]">
                  <xsl:if test="position() &gt; 1">・</xsl:if>
                  <xsl:text>基準</xsl:text>
                  <xsl:value-of select="../@ordinal"/>
                </xsl:for-each>
                <xsl:text>では</xsl:text>
              </xsl:if>
              <xsl:value-of select="@members"/>
            </xsl:for-each>
            <xsl:text>です。</xsl:text>
          </para>
        </xsl:for-each>

      </xsl:if>
      <xsl:if test="$role/reports">
        <heading level="2">事故・緊急のときに知らせる相手</heading>
        <list kind="bullet">
          <xsl:for-each select="$role/reports">
            <xsl:call-template name="told-whom"/>
          </xsl:for-each>
        </list>
      </xsl:if>
    </section>
  </xsl:template>

  <!-- Where it stands, short enough for a line. -->
  <xsl:template name="source">
    <xsl:text>(</xsl:text>
    <xsl:call-template name="place"/>
    <xsl:text>)</xsl:text>
  </xsl:template>

  <xsl:template name="place">
    <xsl:param name="citation" select="@citation"/>
    <xsl:param name="href" select="@href"/>
    <cite ref="{$href}">
      <xsl:if test="$is-many">
        <xsl:text>基準</xsl:text>
        <xsl:value-of select="../@ordinal"/>
        <xsl:text> </xsl:text>
      </xsl:if>
      <xsl:value-of select="$citation"/>
    </cite>
  </xsl:template>

  <!-- Training prose at one of the named points. -->
  <xsl:template name="told">
    <xsl:param name="at"/>
    <xsl:param name="number"/>
    <xsl:param name="start"/>
    <xsl:for-each select="guide[@at = $at]">
      <section kind="{$at}">
        <xsl:if test="$start != '' and position() = 1">
          <xsl:attribute name="start">
            <xsl:value-of select="$start"/>
          </xsl:attribute>
        </xsl:if>
        <heading level="2">
          <xsl:if test="$number != '' and position() = 1">
            <xsl:attribute name="number">
              <xsl:value-of select="$number"/>
            </xsl:attribute>
          </xsl:if>
          <xsl:value-of select="@title"/>
        </heading>
        <xsl:apply-templates select="." mode="form"/>
      </section>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="responsibility">
    <section kind="criteria">
      <xsl:if test="not(guide[@at = 'why']) and $start != ''">
        <xsl:attribute name="start"><xsl:value-of select="$start"/></xsl:attribute>
      </xsl:if>
      <heading level="2">
        <xsl:if test="guide[@at = 'why']">
          <xsl:attribute name="number">2</xsl:attribute>
        </xsl:if>
        <xsl:text>あなたの役割と責任、判断の基準</xsl:text>
      </heading>
      <para>
        <xsl:value-of select="$role/what"/>
        <xsl:text>あなたに関わる定めは、</xsl:text>
        <xsl:if test="$is-many">
          <xsl:value-of select="count(group:firsts($duties, '../@id'))"/>
          <xsl:text>の基準に、</xsl:text>
        </xsl:if>
        <xsl:text>全部で</xsl:text>
        <xsl:value-of select="count($duties)"/>
        <xsl:text>あります。</xsl:text>
        <xsl:call-template name="counted"/>
        <xsl:text>場面ごとの数は、次のとおりです。</xsl:text>
      </para>
      <table kind="grid">
        <xsl:attribute name="cols">
          <xsl:text>20</xsl:text>
          <xsl:if test="$forbidden"> 6</xsl:if>
          <xsl:if test="$asked"> 6</xsl:if>
          <xsl:if test="$demanded"> 6</xsl:if>
          <xsl:if test="$free"> 6</xsl:if>
        </xsl:attribute>
        <row head="yes">
          <cell>場面</cell>
          <xsl:if test="$forbidden"><cell>しないこと</cell></xsl:if>
          <xsl:if test="$asked"><cell>先にきくこと</cell></xsl:if>
          <xsl:if test="$demanded"><cell>すること</cell></xsl:if>
          <xsl:if test="$free"><cell>できること</cell></xsl:if>
        </row>
        <xsl:for-each select="situation">
          <xsl:variable name="here" select="key('by-situation', @id)[
              contains(concat(' ', @role-ids, ' '), $mine) or
              @via = $within/@title]"/>
          <xsl:if test="$here">
            <row>
              <cell head="yes" scope="row" kind="label"><cite ref="#{@id}"><xsl:value-of select="@title"/></cite></cell>
              <xsl:call-template name="count">
                <xsl:with-param name="of" select="$forbidden"/>
                <xsl:with-param name="here" select="$here"/>
              </xsl:call-template>
              <xsl:call-template name="count">
                <xsl:with-param name="of" select="$asked"/>
                <xsl:with-param name="here" select="$here"/>
              </xsl:call-template>
              <xsl:call-template name="count">
                <xsl:with-param name="of" select="$demanded"/>
                <xsl:with-param name="here" select="$here"/>
              </xsl:call-template>
              <xsl:call-template name="count">
                <xsl:with-param name="of" select="$free"/>
                <xsl:with-param name="here" select="$here"/>
              </xsl:call-template>
            </row>
          </xsl:if>
        </xsl:for-each>
      </table>
      <xsl:for-each select="guide[@at = 'criteria']">
        <heading level="3"><xsl:value-of select="@title"/></heading>
        <xsl:apply-templates select="." mode="form"/>
      </xsl:for-each>
    </section>
  </xsl:template>

  <!-- A checklist and the page of a role count its own ones alone. -->
  <xsl:template name="counted">
    <xsl:if test="count($own) != count($duties)">
      <xsl:text>「</xsl:text>
      <xsl:value-of select="$role/@title"/>
      <xsl:text>」の定めが</xsl:text>
      <xsl:value-of select="count($own)"/>
      <xsl:for-each select="$within">
        <xsl:text>、「</xsl:text>
        <xsl:value-of select="@title"/>
        <xsl:text>」として守る定めが</xsl:text>
        <xsl:value-of select="count($duties[@via = current()/@title])"/>
      </xsl:for-each>
      <xsl:text>です。</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- A column that would be empty is left out. -->
  <xsl:template name="count">
    <xsl:param name="of"/>
    <xsl:param name="here"/>
    <xsl:if test="$of">
      <xsl:variable name="count"
          select="count($here[@group = $of[1]/@group])"/>
      <cell kind="number">
        <xsl:choose>
          <xsl:when test="$count &gt; 0"><xsl:value-of select="$count"/></xsl:when>
          <xsl:otherwise>－</xsl:otherwise>
        </xsl:choose>
      </cell>
    </xsl:if>
  </xsl:template>

  <xsl:template name="situations">
    <section kind="situations">
      <heading level="2">場面ごとの、すること・しないこと</heading>
      <para>
        <xsl:text>左はやさしいことば、右は基準の文です。迷ったら、右の文で確かめてください。</xsl:text>
        <xsl:if test="$is-many">
          <xsl:text>「基準</xsl:text>
          <xsl:value-of select="$duties[1]/../@ordinal"/>
          <xsl:text>」は、「</xsl:text>
          <xsl:value-of select="$duties[1]/../@title"/>
          <xsl:text>」のことです。</xsl:text>
        </xsl:if>
        <xsl:if test="$duties[@implied = 'yes']">※は、だれの義務かを基準が明記していないため、前後の文から読み取ったものです。</xsl:if>
      </para>
      <xsl:for-each select="situation">
        <xsl:call-template name="situation">
          <xsl:with-param name="id" select="@id"/>
          <xsl:with-param name="title" select="@title"/>
          <xsl:with-param name="here" select="key('by-situation', @id)[
              contains(concat(' ', @role-ids, ' '), $mine) or
              @via = $within/@title]"/>
          <xsl:with-param name="before" select="$duties[@situation =
              current()/preceding-sibling::situation/@id]"/>
        </xsl:call-template>
      </xsl:for-each>
      <xsl:call-template name="situation">
        <xsl:with-param name="id" select="'rest'"/>
        <xsl:with-param name="title" select="'そのほか'"/>
        <xsl:with-param name="here" select="$duties[not(@situation)]"/>
        <xsl:with-param name="before" select="$duties[@situation]"/>
      </xsl:call-template>
    </section>
  </xsl:template>

  <xsl:template name="situation">
    <xsl:param name="id"/>
    <xsl:param name="title"/>
    <xsl:param name="here"/>
    <!-- Of those that stand before it. -->
    <xsl:param name="before"/>
    <xsl:if test="$here">
      <section kind="situation">
        <heading level="3" provision="{$id}"><xsl:value-of select="$title"/></heading>
        <xsl:call-template name="meant-here">
          <xsl:with-param name="here" select="$here"/>
          <xsl:with-param name="before" select="$before"/>
        </xsl:call-template>
        <table kind="grid" cols="17 20">
          <row head="yes">
            <cell>やさしいことば</cell>
            <cell>基準の文</cell>
          </row>
          <xsl:call-template name="group">
            <xsl:with-param name="title"
                select="'しないこと'"/>
            <xsl:with-param name="list"
                select="$here[@group = 'forbidden']"/>
          </xsl:call-template>
          <xsl:call-template name="group">
            <xsl:with-param name="title"
                select="'先にきくこと(許可や承認が要ること)'"/>
            <xsl:with-param name="list"
                select="$here[@group = 'asked']"/>
          </xsl:call-template>
          <xsl:call-template name="group">
            <xsl:with-param name="title"
                select="'すること'"/>
            <xsl:with-param name="list"
                select="$here[@group = 'demanded']"/>
          </xsl:call-template>
          <xsl:call-template name="group">
            <xsl:with-param name="title"
                select="'できること'"/>
            <xsl:with-param name="list"
                select="$here[@group = 'free']"/>
          </xsl:call-template>
        </table>
      </section>
    </xsl:if>
  </xsl:template>

  <!--
    One row a clause. A sentence that leads several clauses stands above them
    once, and with it an exception that all of them have.
  -->
  <xsl:template name="group">
    <xsl:param name="title"/>
    <xsl:param name="list"/>
    <xsl:if test="$list">
      <row>
        <cell head="yes" scope="row" kind="label" span="2" shade="2"><xsl:value-of select="$title"/></cell>
      </row>
      <xsl:for-each select="$list">
        <xsl:variable name="run" select="key('led-alike', concat(../@id, '#',
            @article-address, '#', @group, '#', @situation, '#',
            clause/lead[1], '#', clause/lead[last()]))[
            contains(concat(' ', @role-ids, ' '), $mine) or
            @via = $within/@title]"/>
        <xsl:variable name="is-run" select="$run[@provision !=
            $run[1]/@provision]"/>
        <xsl:variable name="shared" select="$is-run and
            not($run[not(exception) or exception != $run[1]/exception])"/>
        <xsl:if test="$is-run and @number = $run[1]/@number">
          <xsl:call-template name="lead-row">
            <xsl:with-param name="exception"
                select="exception[. != '' and $shared]"/>
          </xsl:call-template>
        </xsl:if>
        <xsl:variable name="same" select="key('of-provision', concat(../@id,
            '#', @provision, '#', @group, '#', @situation, '#',
            clause/line[1]))[contains(concat(' ', @role-ids, ' '), $mine) or
            @via = $within/@title]"/>
        <xsl:if test="@number = $same[1]/@number">
          <xsl:call-template name="clause-row">
            <xsl:with-param name="same" select="$same"/>
            <xsl:with-param name="is-led" select="boolean($is-run)"/>
            <xsl:with-param name="is-excepted" select="$shared"/>
          </xsl:call-template>
        </xsl:if>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:template name="lead-row">
    <xsl:param name="exception"/>
    <row>
      <cell head="yes" scope="row" kind="text" span="2" shade="1">
        <para>
          <xsl:call-template name="place">
            <xsl:with-param name="citation"
                select="clause/lead[last()]/@citation"/>
            <xsl:with-param name="href"
                select="clause/lead[last()]/@href"/>
          </xsl:call-template>
          <xsl:for-each select="clause/lead/line[not(
              preceding-sibling::table | preceding-sibling::part |
              preceding-sibling::figure)]">
            <xsl:text>　</xsl:text>
            <xsl:apply-templates select="." mode="line"/>
          </xsl:for-each>
        </para>
        <xsl:for-each select="clause/lead">
          <xsl:variable name="blocks" select="table | part | figure"/>
          <xsl:apply-templates mode="structure" select="$blocks |
              $blocks/following-sibling::line"/>
        </xsl:for-each>
        <xsl:for-each select="$exception">
          <para>
            <xsl:call-template name="spared"/>
            <xsl:value-of select="."/>
            <xsl:if test="@citation">
              <xsl:text> (</xsl:text>
              <cite ref="{@href}"><xsl:value-of select="@citation"/></cite>
              <xsl:text>)</xsl:text>
            </xsl:if>
          </para>
        </xsl:for-each>
      </cell>
    </row>
  </xsl:template>

  <!--
    One clause of many duties would be a row that leaves half a page white
    before it: rows of four at most, as even as can be.
  -->
  <xsl:template name="clause-row">
    <xsl:param name="same"/>
    <xsl:param name="is-led"/>
    <xsl:param name="is-excepted"/>
    <xsl:param name="from" select="1"/>
    <xsl:variable name="most" select="ceiling(count($same) div
        ceiling(count($same) div 4))"/>
    <row provision="{../@id}#{@provision}">
      <cell kind="text">
        <xsl:for-each select="$same[position() &gt;= $from and
            position() &lt; $from + $most]">
          <para>
            <xsl:if test="count($same) &gt; 1">
              <xsl:attribute name="number">・</xsl:attribute>
            </xsl:if>
            <xsl:value-of select="plain"/>
            <xsl:if test="@implied = 'yes'">※</xsl:if>
          </para>
          <xsl:if test="@permits != ''">
            <para>
              <strong>きく相手：<xsl:value-of select="@permits"/></strong>
              <xsl:for-each select="../collective[contains(
                  current()/@permits, @name)]">
                <xsl:text>(</xsl:text>
                <xsl:value-of select="@name"/>
                <xsl:text>は、</xsl:text>
                <xsl:value-of select="@members"/>
                <xsl:text>)</xsl:text>
              </xsl:for-each>
            </para>
          </xsl:if>
          <!-- Most plain words name their exception themselves. -->
          <xsl:if test="not($is-excepted) and not(contains(plain, '除く')
              or contains(plain, '以外'))">
            <xsl:for-each select="exception[. != '']">
              <para>
                <xsl:call-template name="spared"/>
                <xsl:value-of select="."/>
              </para>
            </xsl:for-each>
          </xsl:if>
        </xsl:for-each>
      </cell>
      <cell kind="text">
        <xsl:if test="$from = 1">
          <xsl:apply-templates select="clause">
            <xsl:with-param name="is-led" select="$is-led"/>
          </xsl:apply-templates>
        </xsl:if>
        <xsl:if test="$from &gt; 1">
          <para>
            <xsl:call-template name="place"/>
            <xsl:text>　(上の欄と同じ文)</xsl:text>
          </para>
        </xsl:if>
      </cell>
    </row>
    <xsl:if test="count($same) &gt;= $from + $most">
      <xsl:call-template name="clause-row">
        <xsl:with-param name="same" select="$same"/>
        <xsl:with-param name="is-led" select="$is-led"/>
        <xsl:with-param name="is-excepted" select="$is-excepted"/>
        <xsl:with-param name="from" select="$from + $most"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- The clause so that it can be read alone: lead, own words, its parts. -->
  <xsl:template match="clause">
    <xsl:param name="is-led"/>
    <xsl:variable name="lines" select="lead[not($is-led)]/*[self::line or
        self::table or self::part or self::figure] | line | table | part |
        figure"/>
    <xsl:for-each select="$lines">
      <xsl:apply-templates select="self::table | self::part | self::figure"
          mode="structure"/>
      <xsl:if test="self::line">
      <para>
        <xsl:if test="position() = 1">
          <xsl:for-each select="ancestor::duty">
            <xsl:call-template name="place"/>
          </xsl:for-each>
          <xsl:text>　</xsl:text>
        </xsl:if>
        <xsl:apply-templates select="." mode="line"/>
      </para>
      </xsl:if>
    </xsl:for-each>
    <xsl:call-template name="clause-parts"/>
  </xsl:template>

  <!-- Who tells whom: from this role upwards, as the clauses say. -->
  <xsl:template name="chain">
    <xsl:if test="$superior">
      <section kind="chain">
        <keep>
          <heading level="2">事故・緊急のときの連絡</heading>
          <flow>
            <step><strong><xsl:value-of select="$role/@title"/></strong>(あなた)</step>
            <xsl:call-template name="next-step">
              <xsl:with-param name="from" select="$role"/>
            </xsl:call-template>
          </flow>
        </keep>
        <xsl:if test="$role/reports[not(@when = 'emergency')]">
          <list kind="bullet">
            <xsl:for-each select="$role/reports[not(@when = 'emergency')]">
              <xsl:call-template name="told-whom"/>
            </xsl:for-each>
          </list>
        </xsl:if>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- In which case one tells whom, with the clause that says so. -->
  <xsl:template name="told-whom">
    <item>
      <xsl:value-of select="."/>
      <xsl:if test=". = ''">
        <xsl:choose>
          <xsl:when test="@when = 'emergency'">緊急時</xsl:when>
          <xsl:otherwise>
            <xsl:value-of select="/dossier/situation[@id =
                current()/@when]/@title"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:if>
      <xsl:text>：</xsl:text>
      <!-- The clause may name others besides (その他必要な者). -->
      <xsl:variable name="duty" select="/dossier/standard[@title =
          current()/@standard-title]/duty[@provision = substring-after(
          current()/@provision, '#')][contains(plain, current()/
          @to-title)][contains(concat(' ', @role-ids, ' '), $mine)]"/>
      <strong>
        <xsl:value-of select="@to-title"/>
        <xsl:if test="contains($duty/plain, concat(@to-title,
            'その他必要な者'))">その他必要な者</xsl:if>
      </strong>
      <xsl:text>に報告する。</xsl:text>
      <xsl:if test="@href">
        <xsl:text>(</xsl:text>
        <cite ref="{@href}">
          <xsl:variable name="ordinal" select="/dossier/standard[@title =
              current()/@standard-title]/@ordinal"/>
          <xsl:choose>
            <xsl:when test="$ordinal">
              <xsl:text>基準</xsl:text>
              <xsl:value-of select="$ordinal"/>
              <xsl:text> </xsl:text>
            </xsl:when>
            <xsl:otherwise>
              <xsl:value-of select="@standard-title"/>
            </xsl:otherwise>
          </xsl:choose>
          <xsl:value-of select="@citation"/>
        </cite>
        <xsl:text>)</xsl:text>
      </xsl:if>
    </item>
  </xsl:template>

  <!--
    Where one tells A in some cases and B in others, and A tells B, the way
    over A is drawn, and B's box says in which cases one tells B at once.
  -->
  <xsl:template name="next-step">
    <xsl:param name="from"/>
    <xsl:param name="seen" select="concat(' ', $from/@id, ' ')"/>
    <xsl:variable name="all" select="$from/reports[@when = 'emergency' and
        not(contains($seen, concat(' ', @to, ' ')))]"/>
    <xsl:variable name="between" select="$all[@to = /dossier/role[reports[
        @when = 'emergency' and @to = $all/@to]]/@id][1]"/>
    <xsl:choose>
      <xsl:when test="$between">
        <xsl:variable name="teller"
            select="/dossier/role[@id = $between/@to]"/>
        <xsl:variable name="told" select="$teller/reports[@when =
            'emergency' and @to = $all/@to][1]"/>
        <xsl:call-template name="step">
          <xsl:with-param name="to" select="$between"/>
        </xsl:call-template>
        <step label="{$told/@standard-title}{$told/@citation}">
          <strong><xsl:value-of select="$told/@to-title"/></strong>
          <xsl:for-each select="$all[@to = $told/@to]">
            <break/>
            <xsl:text>(</xsl:text>
            <xsl:if test=". != ''">
              <xsl:value-of select="."/>
              <xsl:text>は、</xsl:text>
            </xsl:if>
            <xsl:value-of select="$from/@title"/>
            <xsl:text>から直ちに)</xsl:text>
          </xsl:for-each>
        </step>
        <xsl:call-template name="next-step">
          <xsl:with-param name="from"
              select="/dossier/role[@id = $told/@to]"/>
          <xsl:with-param name="seen" select="concat($seen, $between/@to,
              ' ', $told/@to, ' ')"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="$all">
        <xsl:call-template name="step">
          <xsl:with-param name="to" select="$all"/>
        </xsl:call-template>
        <xsl:call-template name="next-step">
          <xsl:with-param name="from"
              select="/dossier/role[@id = $all[last()]/@to]"/>
          <xsl:with-param name="seen" select="concat($seen, $all[1]/@to,
              ' ', $all[last()]/@to, ' ')"/>
        </xsl:call-template>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="step">
    <xsl:param name="to"/>
    <step label="{$to[1]/@standard-title}{$to[1]/@citation}">
      <xsl:for-each select="$to">
        <xsl:if test="position() &gt; 1"><break/></xsl:if>
        <strong><xsl:value-of select="@to-title"/></strong>
        <xsl:if test=". != ''">(<xsl:value-of select="."/>)</xsl:if>
      </xsl:for-each>
    </step>
  </xsl:template>

  <!-- The terms that the clauses of this handout use, each with all its
       meanings: standards define some terms differently. -->
  <!-- Of the words of its own clauses, and of the words in their meanings. -->
  <xsl:template name="words">
    <xsl:variable name="mine-only" select="standard/definition[
        for/@number = $duties/@number]"/>
    <xsl:if test="$mine-only">
      <section kind="words" provision="words">
        <heading level="2">ことばの説明</heading>
        <table kind="grid" cols="9 33">
          <row head="yes">
            <cell>ことば</cell>
            <cell>基準の定義</cell>
          </row>
          <xsl:for-each select="group:firsts($mine-only, '@term')">
            <xsl:sort select="@key"/>
            <row>
              <cell head="yes" scope="row" kind="label"><xsl:value-of select="@term"/></cell>
              <cell>
                <xsl:for-each select="group:firsts(key('term', @term)[
                    for/@number = $duties/@number],
                    'concat(meaning, member)')">
                  <xsl:call-template name="meaning"/>
                </xsl:for-each>
              </cell>
            </row>
          </xsl:for-each>
        </table>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template name="meaning">
    <para>
      <xsl:apply-templates select="." mode="meaning"/>
      <xsl:text> (</xsl:text>
      <xsl:for-each select="key('definition', concat(@term, '|', meaning, member))[
          for/@number = $duties/@number]">
        <xsl:if test="position() &gt; 1">、</xsl:if>
        <xsl:call-template name="place"/>
      </xsl:for-each>
      <xsl:text>)</xsl:text>
    </para>
    <xsl:apply-templates select="." mode="members"/>
  </xsl:template>

  <!--
    The quiz is an ordered list of training prose; a quotation inside an item
    is its answer, and goes to the key. A role without one is asked what its
    own clauses want of it.
  -->
  <xsl:template name="quiz">
    <section kind="quiz" start="page">
      <heading level="2">確かめましょう</heading>
      <xsl:choose>
        <xsl:when test="guide[@at = 'quiz']">
          <list kind="ordered">
            <xsl:for-each select="guide[@at = 'quiz']/list/item">
              <item number="{position()}">
                <xsl:copy-of select="node()[not(self::note)]"/>
                <para>答え（<blank size="16"/>）</para>
              </item>
            </xsl:for-each>
          </list>
        </xsl:when>
        <xsl:otherwise>
          <para>次のことについて、あなたがすること、しないことを一つずつ書いてください。</para>
          <list kind="ordered">
            <xsl:for-each select="group:firsts($duties[@situation],
                '@situation')[position() &lt;= 5]">
              <item number="{position()}">
                <xsl:value-of select="/dossier/situation[@id =
                    current()/@situation]/@title"/>
                <xsl:if test="@article-caption != ''">
                  <xsl:text>　</xsl:text>
                  <xsl:value-of select="@article-caption"/>
                </xsl:if>
                <para>答え（<blank size="24"/>）</para>
              </item>
            </xsl:for-each>
          </list>
        </xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <xsl:template name="notes">
    <section kind="notes">
      <heading level="2">メモ</heading>
      <field name="メモ" label="気付いたこと、尋ねたいこと" lines="8"/>
    </section>
  </xsl:template>

  <xsl:template name="answers">
    <section kind="answers" start="page">
      <heading level="2">答え(講師用。切り離して配ることができます。)</heading>
      <list kind="ordered">
        <xsl:choose>
          <xsl:when test="guide[@at = 'quiz']">
            <xsl:for-each select="guide[@at = 'quiz']/list/item">
              <item number="{position()}">
                <xsl:copy-of select="note/node()"/>
              </item>
            </xsl:for-each>
          </xsl:when>
          <xsl:otherwise>
            <xsl:for-each select="group:firsts($duties[@situation],
                '@situation')[position() &lt;= 5]">
              <item number="{position()}">
                <xsl:text>たとえば：</xsl:text>
                <xsl:value-of select="plain"/>
                <xsl:call-template name="source"/>
              </item>
            </xsl:for-each>
          </xsl:otherwise>
        </xsl:choose>
      </list>
    </section>
  </xsl:template>
</xsl:stylesheet>
