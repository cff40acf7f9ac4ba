<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind"
    xmlns:group="urn:kijun:group" exclude-result-prefixes="k group">

  <xsl:import href="../common.xsl"/>

  <k:kind title="入口" title-en="Portal" per="all authority role standard"
      needs="documents html-only" group="other"
      note="The portal: pick your role, or what you have to do; what to read, tick, sign and hand in. Also a page per authority, role and standard."
      note-ja="文書の入口です。役割か、することを選ぶと、読むもの、点検するもの、署名するもの、出すものが並びます。">
    <k:option name="large" values="yes"/>
  </k:kind>

  <xsl:key name="of-authority" match="document" use="@authority"/>
  <xsl:key name="of-role" match="document[@role]"
      use="concat(@authority, ' ', @role)"/>
  <xsl:key name="of-standard" match="document[@standard and not(@role)]"
      use="@standard"/>

  <xsl:key name="form" match="form | example"
      use="concat(../@id, ' ', @id)"/>

  <xsl:variable name="documents" select="/dossier/documents/document"/>
  <!-- The pages like this one, and the first. -->
  <xsl:key name="page-of-role" match="page[@per = 'role']"
      use="concat(@authority, ' ', @role)"/>
  <xsl:key name="page-of-authority" match="page[@per = 'authority']"
      use="@authority"/>
  <xsl:key name="page-of-standard" match="page[@per = 'standard']"
      use="concat(@standard, ' ', @edition)"/>
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
        <xsl:when test="@per = 'authority'">
          <xsl:call-template name="authority-page"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="portal"/>
        </xsl:otherwise>
      </xsl:choose>
    </sheet>
  </xsl:template>

  <!-- ==== the portal ==== -->

  <xsl:template name="portal">
    <xsl:attribute name="kind">index</xsl:attribute>
    <xsl:attribute name="title">基準の文書</xsl:attribute>
    <xsl:attribute name="subject">入口</xsl:attribute>
    <heading level="1">基準の文書</heading>
    <para kind="lead">あなたの役割を選んでください。読むもの、点検するもの、署名するもの、出すものが並びます。画面で読み、記入することも、PDFを印刷することもできます。</para>
    <xsl:for-each select="group:firsts($documents[@authority], '@authority')">
      <xsl:variable name="mine" select="key('of-authority', @authority)"/>
      <xsl:variable name="page"
          select="key('page-of-authority', @authority)/@href"/>
      <section kind="authority" provision="{@authority}">
        <heading level="2">
          <xsl:choose>
            <xsl:when test="$page">
              <cite ref="{$page}"><xsl:value-of select="@authority-title"/></cite>
            </xsl:when>
            <xsl:otherwise><xsl:value-of select="@authority-title"/></xsl:otherwise>
          </xsl:choose>
        </heading>
        <xsl:if test="$mine[@role]">
          <heading level="3">役割から選ぶ</heading>
          <list kind="bullet">
            <xsl:for-each select="group:firsts($mine[@role], '@role')">
              <item>
                <cite ref="{key('page-of-role', concat(@authority, ' ', @role))/@href}"><xsl:value-of select="@role-title"/></cite>
                <xsl:text>　</xsl:text>
                <xsl:value-of select="@role-what"/>
              </item>
            </xsl:for-each>
          </list>
        </xsl:if>
        <xsl:if test="$page">
          <heading level="3">することから選ぶ</heading>
          <xsl:call-template name="tasks">
            <xsl:with-param name="mine" select="$mine"/>
            <xsl:with-param name="page" select="$page"/>
          </xsl:call-template>
        </xsl:if>
      </section>
    </xsl:for-each>
    <section kind="about">
      <heading level="2">紙の文書について</heading>
      <list kind="bullet">
        <item>どの文書にも、いちばん下に、もとにした版と12桁の記号があります。「kijun verify 記号」で、どの文書か、今の版かどうかが分かります。</item>
        <item><cite ref="changes.atom">基準の版の一覧(Atom)</cite>と、<cite ref="ledger.tsv">記号の一覧(表)</cite>があります。</item>
        <item>この画面と文書は、ネットワークにつながなくても使えます。フォルダーごと写してください。</item>
      </list>
    </section>
  </xsl:template>

  <!-- What one comes to do, and the part of the authority's page for it. -->
  <xsl:template name="tasks">
    <xsl:param name="mine"/>
    <xsl:param name="page"/>
    <list kind="bullet">
      <xsl:if test="$mine[@role and @group = 'read']">
        <item><cite ref="{$page}#training">研修をする、受ける</cite></item>
      </xsl:if>
      <xsl:if test="$mine[@group = 'check']">
        <item><cite ref="{$page}#inspection">点検する</cite></item>
      </xsl:if>
      <xsl:if test="$mine[@group = 'sign']">
        <item><cite ref="{$page}#signing">誓約する、署名する</cite></item>
      </xsl:if>
      <xsl:if test="$mine[@form]">
        <item><cite ref="{$page}#forms">様式に書いて出す</cite></item>
      </xsl:if>
      <xsl:if test="$mine[@holds = 'text' and @current = 'yes']">
        <item><cite ref="{$page}#text">基準の本文を読む</cite></item>
        <item><cite ref="{$page}#news">新しい版と、改正の案を見る</cite></item>
      </xsl:if>
      <xsl:if test="$mine[@holds = 'text' and @draft = 'yes'] and
          not($mine[@holds = 'text' and @current = 'yes'])">
        <item><cite ref="{$page}#drafts">案を見る</cite></item>
      </xsl:if>
    </list>
  </xsl:template>

  <!-- ==== a page per authority ==== -->

  <xsl:template name="authority-page">
    <xsl:variable name="mine"
        select="key('of-authority', /dossier/@authority)"/>
    <xsl:variable name="roles" select="group:firsts($mine[@role], '@role')"/>
    <xsl:variable name="whole" select="$mine[not(@role) and not(@standard)]"/>
    <xsl:call-template name="frame">
      <xsl:with-param name="title" select="concat(/dossier/@authority-title,
          'の文書')"/>
      <xsl:with-param name="edition" select="''"/>
    </xsl:call-template>
    <xsl:if test="$mine">
      <heading level="1"><xsl:value-of select="/dossier/@authority-title"/></heading>
      <xsl:if test="$roles">
        <section kind="roles" provision="roles">
          <heading level="2">役割から選ぶ</heading>
          <table kind="grid" cols="26 11 14">
            <row head="yes">
              <cell>あなたの役割</cell>
              <cell>読む</cell>
              <cell>点検する、署名する</cell>
            </row>
            <xsl:for-each select="$roles">
              <xsl:call-template name="role-row"/>
            </xsl:for-each>
          </table>
        </section>
        <xsl:call-template name="holders">
          <xsl:with-param name="list" select="$mine[@group = 'check' and
              @included and not(@standard)]"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:call-template name="task">
        <xsl:with-param name="id" select="'training'"/>
        <xsl:with-param name="title" select="'研修をする、受ける'"/>
        <xsl:with-param name="list" select="$mine[@group = 'read' and @role
            and not(@standard)]"/>
        <xsl:with-param name="whole" select="$whole[@group = 'read' or
            contains(@use, '研修')]"/>
      </xsl:call-template>
      <xsl:call-template name="task">
        <xsl:with-param name="id" select="'inspection'"/>
        <xsl:with-param name="title" select="'点検する'"/>
        <xsl:with-param name="list" select="$mine[@group = 'check' and @role
            and not(@standard)]"/>
        <xsl:with-param name="whole" select="$whole[@group = 'check' or
            @for = 'inspection']"/>
      </xsl:call-template>
      <xsl:call-template name="task">
        <xsl:with-param name="id" select="'signing'"/>
        <xsl:with-param name="title" select="'誓約する、署名する'"/>
        <xsl:with-param name="list" select="$mine[@group = 'sign' and
            not(@form) and (@role or @current = 'yes')]"/>
        <xsl:with-param name="whole" select="$whole[@group = 'sign']"/>
      </xsl:call-template>
      <xsl:call-template name="task">
        <xsl:with-param name="id" select="'year'"/>
        <xsl:with-param name="title" select="'一年の予定'"/>
        <xsl:with-param name="list" select="$mine[@group = 'submit' and @role
            and not(@standard)]"/>
        <xsl:with-param name="whole" select="$whole[@group = 'submit']"/>
      </xsl:call-template>
      <xsl:call-template name="group">
        <xsl:with-param name="id" select="'forms'"/>
        <xsl:with-param name="title" select="'様式に書いて出す'"/>
        <xsl:with-param name="list" select="$mine[@form and @current = 'yes'
            and not(@role)]"/>
      </xsl:call-template>
      <xsl:if test="$mine[@holds = 'text' and @current = 'yes'] or
          $whole[@group = 'read' or @group = 'other']">
      <section kind="group" provision="text">
        <heading level="2">基準の本文を読む</heading>
        <list kind="bullet">
          <xsl:for-each select="$mine[@holds = 'text' and @current = 'yes']">
            <item>
              <xsl:call-template name="link">
                <xsl:with-param name="words" select="string(@law-title)"/>
              </xsl:call-template>
              <xsl:text>　</xsl:text>
              <cite ref="{key('page-of-standard', concat(@standard, ' ', @edition))/@href}">この基準の文書</cite>
            </item>
          </xsl:for-each>
        </list>
        <xsl:call-template name="documents">
          <xsl:with-param name="list" select="$whole[@group = 'read' or @group
              = 'other']"/>
        </xsl:call-template>
      </section>
      </xsl:if>
      <xsl:call-template name="news">
        <xsl:with-param name="mine" select="$mine"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="role-row">
    <xsl:variable name="his" select="key('of-role', concat(@authority, ' ',
        @role))[not(@standard)]"/>
    <row>
      <cell head="yes" scope="row" kind="label">
        <cite ref="{key('page-of-role', concat(@authority, ' ', @role))/@href}"><xsl:value-of select="@role-title"/></cite>
        <para kind="small"><xsl:value-of select="@role-what"/></para>
      </cell>
      <cell>
        <xsl:call-template name="in-short">
          <xsl:with-param name="list"
              select="$his[@front][@group = 'read']"/>
        </xsl:call-template>
      </cell>
      <cell>
        <xsl:call-template name="in-short">
          <xsl:with-param name="list" select="$his[@front][@group = 'check'
              or @group = 'sign']"/>
        </xsl:call-template>
      </cell>
    </row>
  </xsl:template>

  <!-- Somebody with several roles fills in one sheet. -->
  <xsl:template name="holders">
    <xsl:param name="list"/>
    <xsl:if test="$list">
      <section kind="group" provision="several">
        <heading level="2">二つ以上の役割を兼ねる人</heading>
        <para>兼ねている役割の項目もまとめて、一枚で点検できます。同じ項目は一度だけ載せています。</para>
        <xsl:call-template name="by-role">
          <xsl:with-param name="list" select="$list"/>
        </xsl:call-template>
        <para kind="small">ほかの組み合わせは「kijun make checklist --role 役割 --role 役割」で作れます。</para>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- The documents of one kind, each by its role or its standard. -->
  <xsl:template name="by-role">
    <xsl:param name="list"/>
    <xsl:for-each select="group:firsts($list, '@kind')">
      <xsl:sort select="@order" data-type="number"/>
      <para>
        <strong><xsl:value-of select="@kind-title"/></strong>
        <xsl:text>：</xsl:text>
        <xsl:for-each select="$list[@kind = current()/@kind]">
          <xsl:if test="position() &gt; 1">、</xsl:if>
          <xsl:call-template name="link">
            <xsl:with-param name="words">
              <xsl:choose>
                <xsl:when test="@role"><xsl:value-of select="@role-title"/></xsl:when>
                <xsl:otherwise><xsl:value-of select="@standard-title"/></xsl:otherwise>
              </xsl:choose>
            </xsl:with-param>
          </xsl:call-template>
        </xsl:for-each>
      </para>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="task">
    <xsl:param name="id"/>
    <xsl:param name="title"/>
    <xsl:param name="list"/>
    <xsl:param name="whole"/>
    <xsl:if test="$list or $whole">
      <section kind="group" provision="{$id}">
        <heading level="2"><xsl:value-of select="$title"/></heading>
        <xsl:call-template name="by-role">
          <xsl:with-param name="list" select="$list"/>
        </xsl:call-template>
        <xsl:if test="$whole">
          <heading level="3">担当者が使うもの</heading>
          <xsl:call-template name="documents">
            <xsl:with-param name="list" select="$whole"/>
          </xsl:call-template>
        </xsl:if>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- The newest editions; drafts apart, which bind nobody. -->
  <xsl:template name="news">
    <xsl:param name="mine"/>
    <xsl:if test="$mine[@holds = 'text' and @current = 'yes']">
    <section kind="group" provision="news">
      <heading level="2">新しい版</heading>
      <list kind="bullet">
        <xsl:for-each select="$mine[@holds = 'text' and @current = 'yes']">
          <xsl:sort select="@edition" order="descending"/>
          <xsl:if test="position() &lt;= 5">
            <item>
              <cite ref="{key('page-of-standard', concat(@standard, ' ', @edition))/@href}"><xsl:value-of select="@law-title"/></cite>
              <xsl:text>　</xsl:text>
              <xsl:value-of select="@edition-label"/>
            </item>
          </xsl:if>
        </xsl:for-each>
      </list>
    </section>
    </xsl:if>
    <xsl:if test="$mine[@draft = 'yes' and @holds = 'text']">
      <section kind="group" provision="drafts">
        <heading level="2">改正の案(まだ決まっていません)</heading>
        <list kind="bullet">
          <xsl:for-each select="$mine[@draft = 'yes' and @holds = 'text']">
            <item>
              <cite ref="{key('page-of-standard', concat(@standard, ' ', @edition))/@href}"><xsl:value-of select="@law-title"/></cite>
              <xsl:text>　</xsl:text>
              <xsl:value-of select="@edition-label"/>
            </item>
          </xsl:for-each>
        </list>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template name="in-short">
    <xsl:param name="list"/>
    <xsl:for-each select="$list">
      <xsl:if test="position() &gt; 1"><break/></xsl:if>
      <xsl:call-template name="link">
        <xsl:with-param name="words" select="@kind-title"/>
      </xsl:call-template>
      <xsl:if test="@pdf">
        <xsl:text> </xsl:text>
        <xsl:call-template name="paper"/>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- ==== documents ==== -->

  <!-- On the screen if there is such a file, else on paper. -->
  <xsl:template name="link">
    <xsl:param name="words"/>
    <cite>
      <xsl:attribute name="ref">
        <xsl:value-of select="concat($up, @path)"/>
        <xsl:choose>
          <xsl:when test="@html">.html</xsl:when>
          <xsl:otherwise>.pdf</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:value-of select="$words"/>
    </cite>
  </xsl:template>

  <xsl:template name="paper">
    <cite ref="{$up}{@path}.pdf">PDF <xsl:value-of select="@pages"/>頁</cite>
  </xsl:template>

  <!-- What it is called in a list, and what it is for. -->
  <xsl:template name="name">
    <xsl:param name="by"/>
    <xsl:variable name="words">
      <xsl:choose>
        <xsl:when test="$by = 'standard'"><xsl:value-of select="@standard-title"/></xsl:when>
        <xsl:when test="$by = 'role'">
          <xsl:value-of select="@role-title"/>
          <xsl:text>　</xsl:text>
          <xsl:value-of select="@kind-title"/>
        </xsl:when>
        <xsl:when test="@form">
          <xsl:for-each select="key('form', concat(@standard, ' ',
              @form))[@label][1]">
            <xsl:value-of select="@label"/>
            <xsl:text>　</xsl:text>
          </xsl:for-each>
          <xsl:value-of select="@title"/>
        </xsl:when>
        <xsl:when test="@holds = 'text'"><xsl:value-of select="@law-title"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="@kind-title"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <!-- Another edition has a page like this one, beside its text. -->
      <xsl:when test="$by = 'edition'">
        <cite ref="{$up}{key('page-of-standard', concat(@standard, ' ',
            @edition))/@path}.html"><xsl:value-of select="$words"/></cite>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="link">
          <xsl:with-param name="words" select="string($words)"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@older">
      <xsl:text>　</xsl:text>
      <xsl:value-of select="@older-label"/>
      <xsl:text>から</xsl:text>
      <xsl:value-of select="@edition-label"/>
    </xsl:if>
    <xsl:if test="$by = 'edition'">
      <xsl:text>　</xsl:text>
      <xsl:value-of select="@edition-label"/>
    </xsl:if>
    <xsl:if test="$by = '' and @use">
      <break/>
      <xsl:value-of select="@use"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="documents">
    <xsl:param name="list"/>
    <xsl:param name="by"/>
    <xsl:if test="$list">
    <table kind="grid" cols="40 12">
      <row head="yes">
        <cell>文書</cell>
        <cell>印刷</cell>
      </row>
      <xsl:for-each select="$list">
        <xsl:sort select="@order" data-type="number"/>
        <row>
          <cell>
            <xsl:call-template name="name">
              <xsl:with-param name="by" select="$by"/>
            </xsl:call-template>
          </cell>
          <cell>
            <xsl:if test="@pdf"><xsl:call-template name="paper"/></xsl:if>
          </cell>
        </row>
      </xsl:for-each>
    </table>
    </xsl:if>
  </xsl:template>

  <xsl:template name="group">
    <xsl:param name="id"/>
    <xsl:param name="title"/>
    <xsl:param name="list"/>
    <xsl:param name="by"/>
    <xsl:if test="$list">
      <section kind="group">
        <xsl:if test="$id">
          <xsl:attribute name="provision"><xsl:value-of select="$id"/></xsl:attribute>
        </xsl:if>
        <heading level="2"><xsl:value-of select="$title"/></heading>
        <xsl:call-template name="documents">
          <xsl:with-param name="list" select="$list"/>
          <xsl:with-param name="by" select="$by"/>
        </xsl:call-template>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- What belongs to none of the groups of a page. -->
  <xsl:template name="remainder">
    <xsl:param name="list"/>
    <xsl:call-template name="group">
      <xsl:with-param name="title" select="'そのほか'"/>
      <xsl:with-param name="list" select="$list[not(@older) and
          not(@form) and @group = 'other']"/>
    </xsl:call-template>
  </xsl:template>

  <!-- ==== a page per role ==== -->

  <xsl:template name="role-page">
    <xsl:variable name="role" select="role[@main = 'yes']"/>
    <xsl:variable name="list" select="key('of-role',
        concat(/dossier/@authority, ' ', $role/@id))"/>
    <xsl:variable name="whole" select="$documents[@authority =
        /dossier/@authority and not(@role) and not(@standard)]"/>
    <xsl:variable name="asked" select="addressee[contains(concat(' ', @roles,
        ' '), concat(' ', $role/@id, ' '))]/@for"/>
    <xsl:call-template name="frame">
      <xsl:with-param name="title" select="concat($role/@title, 'の文書')"/>
      <xsl:with-param name="subject" select="$role/@title"/>
    </xsl:call-template>
    <xsl:if test="$list">
      <heading level="1"><xsl:value-of select="$role/@title"/></heading>
      <para>
        <xsl:value-of select="$role/what"/>
        <xsl:if test="standard/duty">
          <xsl:text>この役割の定めは、</xsl:text>
          <xsl:value-of select="count(standard/duty)"/>
          <xsl:text>あります。</xsl:text>
          <xsl:variable name="within" select="$role/includes[not(@id =
              /dossier/role[includes]/@id)]"/>
          <xsl:if test="$within">
            <xsl:text>研修資料は、これに</xsl:text>
            <xsl:call-template name="role-names">
              <xsl:with-param name="roles" select="$within"/>
            </xsl:call-template>
            <xsl:text>として守る定めを加えて数えています。</xsl:text>
          </xsl:if>
        </xsl:if>
      </para>
      <xsl:call-template name="apart">
        <xsl:with-param name="role" select="$role"/>
      </xsl:call-template>
      <xsl:if test="$role/includes">
        <para>
          <xsl:text>この役割の人は、次の役割も兼ねています：</xsl:text>
          <xsl:for-each select="$role/includes">
            <xsl:if test="position() &gt; 1">、</xsl:if>
            <cite ref="{key('page-of-role', concat(/dossier/@authority, ' ',
                @id))/@href}"><xsl:value-of select="@title"/></cite>
            <xsl:if test="@when">
              <xsl:text>(</xsl:text>
              <xsl:value-of select="@when"/>
              <xsl:text>)</xsl:text>
            </xsl:if>
          </xsl:for-each>
        </para>
      </xsl:if>
      <xsl:call-template name="group">
        <xsl:with-param name="title" select="'読むもの'"/>
        <xsl:with-param name="list" select="$list[not(@standard) and
            @group = 'read']"/>
      </xsl:call-template>
      <xsl:call-template name="group">
        <xsl:with-param name="title" select="'点検するもの'"/>
        <xsl:with-param name="list" select="$list[not(@standard) and
            @group = 'check']"/>
      </xsl:call-template>
      <xsl:call-template name="group">
        <xsl:with-param name="title" select="'署名するもの'"/>
        <xsl:with-param name="list" select="$list[@group = 'sign']"/>
      </xsl:call-template>
      <xsl:call-template name="group">
        <xsl:with-param name="title" select="'出すもの、書いて残すもの'"/>
        <xsl:with-param name="list" select="$documents[@form and
            @current = 'yes' and not(@role) and key('form', concat(@standard,
            ' ', @form))] | $whole[@for = $asked] |
            $list[not(@standard) and @group = 'submit']"/>
      </xsl:call-template>
      <xsl:for-each select="documents/kind">
        <xsl:call-template name="group">
          <xsl:with-param name="title" select="concat('基準ごとの', @title)"/>
          <xsl:with-param name="by" select="'standard'"/>
          <xsl:with-param name="list" select="$list[@standard and not(@older)
              and @kind = current()/@name][last() &gt; 1]"/>
        </xsl:call-template>
      </xsl:for-each>
      <xsl:call-template name="group">
        <xsl:with-param name="title" select="'基準の本文'"/>
        <xsl:with-param name="list" select="$documents[@holds = 'text' and
            @current = 'yes' and @standard =
            /dossier/standard[duty]/@id]"/>
      </xsl:call-template>
      <xsl:call-template name="group">
        <xsl:with-param name="title" select="'変わること'"/>
        <xsl:with-param name="list" select="$list[@older]"/>
      </xsl:call-template>
      <xsl:call-template name="remainder">
        <xsl:with-param name="list" select="$list[not(@standard)]"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- ==== a page per standard ==== -->

  <xsl:template name="standard-page">
    <xsl:variable name="edition" select="standard/@edition"/>
    <xsl:variable name="all" select="key('of-standard', standard/@id)"/>
    <xsl:variable name="list" select="$all[@edition = $edition]"/>
    <xsl:call-template name="frame">
      <xsl:with-param name="title" select="concat(standard/@title,
          'の文書')"/>
      <xsl:with-param name="subject" select="standard/@title"/>
      <xsl:with-param name="edition" select="standard/@edition-label"/>
    </xsl:call-template>
    <xsl:if test="$all">
      <heading level="1"><xsl:value-of select="standard/law-title"/></heading>
      <para kind="center">
        <xsl:value-of select="standard/@edition-label"/>
        <xsl:if test="standard/@draft = 'yes'">　(案です。まだ決まっていません。)</xsl:if>
      </para>
      <xsl:call-template name="group">
        <xsl:with-param name="title" select="'読むもの'"/>
        <xsl:with-param name="list" select="$list[@group = 'read']"/>
      </xsl:call-template>
      <xsl:call-template name="group">
        <xsl:with-param name="title" select="'署名するもの'"/>
        <xsl:with-param name="list" select="$list[@group = 'sign']"/>
      </xsl:call-template>
      <xsl:call-template name="group">
        <xsl:with-param name="title" select="'出すもの、書いて残すもの'"/>
        <xsl:with-param name="list" select="$list[@group = 'submit']"/>
      </xsl:call-template>
      <xsl:for-each select="documents/kind">
        <xsl:call-template name="group">
          <xsl:with-param name="title" select="concat('役割ごとの', @title)"/>
          <xsl:with-param name="by" select="'role'"/>
          <xsl:with-param name="list" select="$documents[@role and @standard =
              /dossier/standard/@id and @edition = $edition and
              not(@older) and @kind = current()/@name]"/>
        </xsl:call-template>
      </xsl:for-each>
      <xsl:call-template name="group">
        <xsl:with-param name="title" select="'変わること'"/>
        <xsl:with-param name="list" select="$list[@older]"/>
      </xsl:call-template>
      <xsl:call-template name="group">
        <xsl:with-param name="title" select="'ほかの版'"/>
        <xsl:with-param name="by" select="'edition'"/>
        <xsl:with-param name="list" select="$all[@edition != $edition and
            @holds = 'text']"/>
      </xsl:call-template>
      <xsl:call-template name="remainder">
        <xsl:with-param name="list" select="$list"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
