<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind"
    xmlns:group="urn:kijun:group" exclude-result-prefixes="k group">

  <xsl:import href="../revision.xsl"/>

  <k:kind title="改正の影響" title-en="Impact of a revision" per="pair"
      group="change" history="3" brief="影響"
      note="For each role: which duties are new, gone, changed or to be read again; which papers and forms change; who must be trained and who must sign again."
      note-ja="役割ごとに、義務の増減、差し替える紙、研修と署名の要否をまとめます。">
    <k:option name="large" values="yes"/>
  </k:kind>

  <!-- What one guide cites of what changes. -->
  <xsl:key name="guide" match="changes/guide"
      use="concat(@title, '|', @role)"/>

  <!-- Who has something to read; of others only the papers change. -->
  <xsl:variable name="affected"
      select="/dossier/changes/affected[duty or rest or unrecorded or form]"/>
  <xsl:variable name="holders" select="/dossier/changes/affected[paper]"/>
  <!-- 第2条 once, if both the article and its first paragraph changed. -->
  <xsl:variable name="listed" select="/dossier/changes/change[@change]
      [not(@joined and @change = preceding-sibling::change[1]/@change)]"/>

  <!-- What is no provision: title, number and dates, table of contents. -->
  <xsl:variable name="frame-differs" select="/dossier/changes[
      @same-title = 'no' or @around-differs or @contents-differ]"/>

  <!-- Two lone files have no roles: nothing to say. -->
  <xsl:template match="/dossier">
    <sheet orientation="landscape">
      <xsl:if test="standard">
        <xsl:call-template name="revision-frame">
          <xsl:with-param name="title" select="'改正の影響'"/>
        </xsl:call-template>
        <xsl:apply-templates select="changes"/>
      </xsl:if>
    </sheet>
  </xsl:template>

  <xsl:template match="changes">
    <xsl:call-template name="revision-heading">
      <xsl:with-param name="title" select="'改正の影響'"/>
    </xsl:call-template>
    <xsl:if test="@unread">
      <note kind="caution">
        <para>新しい版について、だれに何を求めているかがまだ書かれていません(duties.xml)。条文が変わった義務は「要確認」としています。</para>
      </note>
    </xsl:if>
    <xsl:call-template name="provisions"/>
    <xsl:call-template name="summary"/>
    <xsl:call-template name="searched"/>
    <xsl:call-template name="unrecorded"/>
    <xsl:call-template name="papers"/>
    <xsl:call-template name="others"/>
    <xsl:call-template name="references"/>
    <xsl:apply-templates select="$affected"/>
  </xsl:template>

  <!-- The same provisions that the other two documents show. -->
  <xsl:template name="provisions">
    <heading level="2">変わる条項</heading>
    <xsl:choose>
      <xsl:when test="$listed or $frame-differs">
        <table kind="grid" cols="3 20">
          <xsl:if test="@same-title = 'no'">
            <row>
              <cell kind="label" head="yes" scope="row">題名が変わる</cell>
              <cell>
                <xsl:value-of select="@old-title"/>
                <xsl:text>→</xsl:text>
                <xsl:value-of select="@new-title"/>
              </cell>
            </row>
          </xsl:if>
          <xsl:if test="@around-differs or @contents-differ">
            <row>
              <cell kind="label" head="yes" scope="row">条項のほか</cell>
              <cell>
                <xsl:if test="@around-differs">番号、制定の日付、前書きなど</xsl:if>
                <xsl:if test="@around-differs and @contents-differ">、</xsl:if>
                <xsl:if test="@contents-differ">目次</xsl:if>
              </cell>
            </row>
          </xsl:if>
          <xsl:call-template name="provisions-row">
            <xsl:with-param name="label" select="'加わる'"/>
            <xsl:with-param name="changes"
                select="$listed[@change = 'added']"/>
          </xsl:call-template>
          <xsl:call-template name="provisions-row">
            <xsl:with-param name="label" select="'なくなる'"/>
            <xsl:with-param name="changes"
                select="$listed[@change = 'removed']"/>
          </xsl:call-template>
          <xsl:call-template name="provisions-row">
            <xsl:with-param name="label" select="'字句が変わる'"/>
            <xsl:with-param name="changes"
                select="$listed[@change = 'changed'][not(@width)]"/>
          </xsl:call-template>
          <xsl:call-template name="provisions-row">
            <xsl:with-param name="label" select="'全角・半角だけ'"/>
            <xsl:with-param name="changes"
                select="$listed[@change = 'changed'][@width]"/>
          </xsl:call-template>
          <xsl:call-template name="provisions-row">
            <xsl:with-param name="label" select="'移る'"/>
            <xsl:with-param name="changes"
                select="$listed[@change = 'moved']"/>
          </xsl:call-template>
          <xsl:call-template name="provisions-row">
            <xsl:with-param name="label" select="'番号が変わる'"/>
            <xsl:with-param name="changes"
                select="$listed[@change = 'renumbered']"/>
          </xsl:call-template>
        </table>
      </xsl:when>
      <xsl:otherwise><para>変わる条項はありません。</para></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="provisions-row">
    <xsl:param name="label"/>
    <xsl:param name="changes"/>
    <xsl:if test="$changes">
      <row>
        <cell kind="label" head="yes" scope="row">
          <xsl:value-of select="$label"/>
        </cell>
        <cell>
          <xsl:for-each select="$changes">
            <xsl:if test="position() &gt; 1">、</xsl:if>
            <xsl:value-of select="@old-citation"/>
            <xsl:if test="@old-citation and @new-citation and
                @old-citation != @new-citation">→</xsl:if>
            <xsl:if test="@new-citation and (not(@old-citation) or
                @old-citation != @new-citation)">
              <xsl:value-of select="@new-citation"/>
            </xsl:if>
          </xsl:for-each>
        </cell>
      </row>
    </xsl:if>
  </xsl:template>

  <xsl:template name="summary">
    <heading level="2">役割ごとの影響</heading>
    <xsl:choose>
      <xsl:when test="$affected">
        <table kind="grid" cols="9 3 3 3 3 3 3 3 4 4">
          <row head="yes">
            <cell head="yes" scope="column">役割</cell>
            <cell head="yes" scope="column">新しい義務</cell>
            <cell head="yes" scope="column">なくなる義務</cell>
            <cell head="yes" scope="column">変わる義務</cell>
            <cell head="yes" scope="column">字句だけ</cell>
            <cell head="yes" scope="column">番号だけ</cell>
            <cell head="yes" scope="column">要確認</cell>
            <cell head="yes" scope="column">拠り所だけ</cell>
            <cell head="yes" scope="column">研修</cell>
            <xsl:if test="signed">
              <cell head="yes" scope="column"><xsl:call-template name="signed"/></cell>
            </xsl:if>
          </row>
          <xsl:for-each select="$affected">
            <row>
              <cell head="yes" scope="row" kind="label">
                <cite ref="#role-{@role}"><xsl:value-of select="@title"/></cite>
              </cell>
              <cell kind="right"><xsl:value-of select="@new"/></cell>
              <cell kind="right"><xsl:value-of select="@gone"/></cell>
              <cell kind="right"><xsl:value-of select="@changed"/></cell>
              <cell kind="right"><xsl:value-of select="@worded"/></cell>
              <cell kind="right"><xsl:value-of select="@renumbered"/></cell>
              <cell kind="right"><xsl:value-of select="@stale + @unrecorded"/></cell>
              <cell kind="right"><xsl:value-of select="@rests"/></cell>
              <cell kind="center">
                <xsl:choose>
                  <xsl:when test="@train">必要</xsl:when>
                  <xsl:when test="@stale + @rests + @unrecorded + count(../unrecorded) &gt; 0">確認後</xsl:when>
                  <xsl:otherwise>周知のみ</xsl:otherwise>
                </xsl:choose>
              </cell>
              <xsl:if test="../signed">
                <cell kind="center">
                  <xsl:choose>
                    <xsl:when test="@sign">取り直す</xsl:when>
                    <xsl:when test="paper[@signed]">版を差し替える</xsl:when>
                    <xsl:when test="@signs and @stale + @rests + @unrecorded &gt; 0">確認後</xsl:when>
                    <xsl:otherwise>―</xsl:otherwise>
                  </xsl:choose>
                </cell>
              </xsl:if>
            </row>
          </xsl:for-each>
        </table>
        <note kind="remark">
          <para>
            <xsl:text>「研修」は、新しい義務又は変わる義務があるときに必要とする。</xsl:text>
            <xsl:if test="signed">
              <xsl:text>「</xsl:text>
              <xsl:call-template name="signed"/>
              <xsl:text>」は、</xsl:text>
              <xsl:call-template name="signed"/>
              <xsl:text>を出す役割について、義務が増え、減り、又は変わるときに取り直す。</xsl:text>
            </xsl:if>
            <xsl:text>「要確認」は、条文が変わった義務と、まだ義務が登録されていない条項の数。「拠り所だけ」は、義務の条文は変わらないが、そこで使う語の意味、引く条項、柱書などが変わるものの数で、読み直した後に研修などの要否を決める。</xsl:text>
          </para>
        </note>
      </xsl:when>
      <xsl:otherwise>
        <para>
          <xsl:text>登録されている義務のうち、変わるもの、変わる語や条項に拠るものはありません。</xsl:text>
          <xsl:if test="replaced or form">題名、見出し、語の意味などを印刷した文書は、次のとおり差し替えます。</xsl:if>
          <xsl:choose>
            <xsl:when test="unrecorded">ただし、義務がまだ登録されていない条項があります。次の「義務がまだ登録されていない条項」を読み、登録してから、研修などの要否を決めてください。</xsl:when>
            <xsl:when test="rest | guide">次の「あわせて読み直すもの」を読んでから、研修などの要否を決めてください。</xsl:when>
            <xsl:otherwise>
              <xsl:text>研修も</xsl:text>
              <xsl:if test="signed">
                <xsl:call-template name="signed"/>
                <xsl:text>の取り直しも</xsl:text>
              </xsl:if>
              <xsl:text>要りません。</xsl:text>
            </xsl:otherwise>
          </xsl:choose>
        </para>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Of which nobody has written what they ask. -->
  <xsl:template name="unrecorded">
    <xsl:if test="unrecorded">
      <heading level="2">義務がまだ登録されていない条項</heading>
      <para>だれに何を求めるかを読み、duties.xmlに登録してください。登録するまでは、どの点検票にも研修資料にも載りません。</para>
      <table kind="grid" cols="6 6 22">
        <row head="yes">
          <cell head="yes" scope="column">条項</cell>
          <cell head="yes" scope="column">条文が挙げる役割</cell>
          <cell head="yes" scope="column">条文</cell>
        </row>
        <xsl:for-each select="unrecorded">
          <xsl:variable name="at" select="@provision"/>
          <row>
            <cell><cite ref="{@href}"><xsl:value-of select="@citation"/></cite></cell>
            <cell>
              <xsl:for-each select="../affected[unrecorded/@provision = $at]">
                <xsl:if test="position() &gt; 1">、</xsl:if>
                <xsl:value-of select="@title"/>
              </xsl:for-each>
              <xsl:if test="@nobody">挙げていない</xsl:if>
            </cell>
            <cell>
              <xsl:value-of select="words"/>
              <xsl:if test="@because = 'exempt'">
                <para kind="small"><xsl:call-template name="unrecorded-reason"/></para>
              </xsl:if>
            </cell>
          </row>
        </xsl:for-each>
      </table>
    </xsl:if>
  </xsl:template>

  <!-- What has to be printed anew. -->
  <xsl:template name="papers">
    <xsl:if test="replaced or form or form-related">
      <heading level="2">差し替える文書</heading>
      <table kind="grid" cols="5 20">
        <xsl:for-each select="replaced">
          <xsl:call-template name="papers-row">
            <xsl:with-param name="label" select="@title"/>
            <xsl:with-param name="kind" select="@kind"/>
          </xsl:call-template>
        </xsl:for-each>
        <xsl:if test="form or form-related">
          <row>
            <cell kind="label" head="yes" scope="row">様式</cell>
            <cell>
              <xsl:for-each select="form | form-related[not(@label =
                  preceding-sibling::form-related/@label)][not(@label =
                  ../form/@label)]">
                <xsl:if test="position() &gt; 1">、</xsl:if>
                <xsl:value-of select="@label"/>
                <xsl:text>　</xsl:text>
                <xsl:value-of select="@title"/>
                <xsl:choose>
                  <xsl:when test="self::form-related">(引く条項の番号)</xsl:when>
                  <xsl:when test="@change = 'new'">(新しい様式)</xsl:when>
                  <xsl:when test="@change = 'gone'">(なくなる様式)</xsl:when>
                </xsl:choose>
              </xsl:for-each>
            </cell>
          </row>
        </xsl:if>
      </table>
    </xsl:if>
  </xsl:template>

  <xsl:template name="papers-row">
    <xsl:param name="label"/>
    <xsl:param name="kind"/>
    <row>
      <cell kind="label" head="yes" scope="row">
        <xsl:value-of select="$label"/>
      </cell>
      <cell>
        <xsl:if test="@all">役割によらず一つのもの</xsl:if>
        <xsl:for-each select="$holders[paper/@kind = $kind]">
          <xsl:if test="position() &gt; 1">、</xsl:if>
          <xsl:value-of select="@title"/>
        </xsl:for-each>
      </cell>
    </row>
  </xsl:template>

  <!-- What asks nothing of one role, and is to be read again all the same. -->
  <xsl:template name="others">
    <xsl:if test="rest | guide">
      <heading level="2">あわせて読み直すもの</heading>
      <table kind="grid" cols="4 9 18">
        <row head="yes">
          <cell head="yes" scope="column">区分</cell>
          <cell head="yes" scope="column">箇所</cell>
          <cell head="yes" scope="column">読み直す理由</cell>
        </row>
        <xsl:for-each select="rest">
          <row>
            <cell kind="center">
              <xsl:choose>
                <xsl:when test="@kind = 'form'">様式</xsl:when>
                <xsl:when test="@kind = 'title'">題名で引く条項</xsl:when>
                <xsl:otherwise>義務のない条項</xsl:otherwise>
              </xsl:choose>
            </cell>
            <cell>
              <xsl:value-of select="@standard-title"/>
              <xsl:if test="@standard-title">　</xsl:if>
              <cite ref="{@href}"><xsl:value-of select="@citation"/></cite>
              <xsl:if test="@title">　</xsl:if>
              <xsl:value-of select="@title"/>
            </cell>
            <cell><xsl:apply-templates select="reason[position() &lt;= 3]"/>
              <xsl:if test="count(reason) &gt; 3">
                <para>
                  <xsl:text>ほか</xsl:text>
                  <xsl:value-of select="count(reason) - 3"/>
                  <xsl:text>件の変更</xsl:text>
                </para>
              </xsl:if>
            </cell>
          </row>
        </xsl:for-each>
        <xsl:for-each select="group:firsts(guide,
            &quot;concat(@title, '|', @role)&quot;)">
          <row>
            <cell kind="center">研修の文章</cell>
            <cell>
              <xsl:text>「</xsl:text>
              <xsl:value-of select="@title"/>
              <xsl:text>」</xsl:text>
              <xsl:call-template name="readers"/>
            </cell>
            <cell>
              <xsl:for-each select="key('guide', concat(@title, '|',
                  @role))">
                <xsl:if test="position() &gt; 1">、</xsl:if>
                <xsl:if test="@change = 'title'">「</xsl:if>
                <xsl:value-of select="@citation"/>
                <xsl:if test="@change = 'title'">」（変わる題名）</xsl:if>
                <xsl:if test="@change = 'changed'">（変わる）</xsl:if>
              </xsl:for-each>
              <xsl:text>を引く</xsl:text>
              <xsl:for-each select="key('guide', concat(@title, '|',
                  @role))[reason][position() &lt;= 3]">
                <para kind="small">
                  <xsl:for-each select="reason/link">
                    <xsl:if test="position() &gt; 1">　→　</xsl:if>
                    <xsl:apply-templates select="."/>
                  </xsl:for-each>
                </para>
              </xsl:for-each>
            </cell>
          </row>
        </xsl:for-each>
      </table>
    </xsl:if>
  </xsl:template>

  <!-- For whom a guide was written, by the titles of the roles. -->
  <xsl:template name="readers">
    <xsl:variable name="ids" select="concat(' ', @role, ' ')"/>
    <xsl:text>（</xsl:text>
    <xsl:if test="@role = '*'">すべての役割</xsl:if>
    <xsl:for-each select="/dossier/role[contains($ids, concat(' ', @id,
        ' '))]">
      <xsl:if test="position() &gt; 1">、</xsl:if>
      <xsl:value-of select="@title"/>
    </xsl:for-each>
    <xsl:text>）</xsl:text>
  </xsl:template>

  <xsl:template name="references">
    <xsl:if test="broken or form-related">
      <heading level="2">引用を直す箇所</heading>
      <para>番号が変わったのに、引用の字句がそのままの箇所です。</para>
      <table kind="grid" cols="7 5 5 5">
        <row head="yes">
          <cell head="yes" scope="column">箇所</cell>
          <cell head="yes" scope="column">字句</cell>
          <cell head="yes" scope="column">これまで指していた条項</cell>
          <cell head="yes" scope="column">その今の番号</cell>
        </row>
        <xsl:for-each select="broken | form-related">
          <row>
            <cell>
              <xsl:if test="self::form-related">
                <xsl:value-of select="@label"/>
                <xsl:text>　</xsl:text>
              </xsl:if>
              <xsl:value-of select="@title"/>
              <xsl:value-of select="@citation"/>
            </cell>
            <cell><xsl:value-of select="."/></cell>
            <cell><xsl:value-of select="@was"/></cell>
            <cell>
              <xsl:value-of select="@now"/>
              <xsl:if test="not(@now)">なくなった</xsl:if>
            </cell>
          </row>
        </xsl:for-each>
      </table>
    </xsl:if>
  </xsl:template>

  <xsl:template match="affected">
    <section provision="role-{@role}">
      <heading level="2"><xsl:value-of select="@title"/></heading>
      <xsl:variable name="told" select="duty[@change != 'renumbered']"/>
      <xsl:apply-templates select="form[@own][clause]" mode="promise"/>
      <xsl:if test="unrecorded">
        <heading level="3">義務がまだ登録されていない条項</heading>
        <list kind="bullet">
          <xsl:for-each select="unrecorded">
            <item>
              <cite ref="{@href}"><xsl:value-of select="@citation"/></cite>
              <xsl:text>：</xsl:text>
              <xsl:value-of select="words"/>
            </item>
          </xsl:for-each>
        </list>
      </xsl:if>
      <xsl:if test="$told">
        <table kind="grid" cols="4 6 14 14">
          <row head="yes">
            <cell head="yes" scope="column">区分</cell>
            <cell head="yes" scope="column">条項</cell>
            <cell head="yes" scope="column">これから</cell>
            <cell head="yes" scope="column">これまで</cell>
          </row>
          <xsl:apply-templates select="$told"/>
        </table>
      </xsl:if>
      <xsl:if test="rest">
        <heading level="3">義務の条文は変わらないが、読み直すもの</heading>
        <table kind="grid" cols="8 13 17">
          <row head="yes">
            <cell head="yes" scope="column">条項</cell>
            <cell head="yes" scope="column">義務</cell>
            <cell head="yes" scope="column">読み直す理由</cell>
          </row>
          <!-- Duties of one clause for one reason: a row. -->
          <xsl:for-each select="group:firsts(rest, &quot;concat(@href, '|',
              @way)&quot;)">
            <xsl:variable name="alike" select="../rest[@href =
                current()/@href and @way = current()/@way]"/>
            <row>
              <cell>
                <xsl:value-of select="@standard-title"/>
                <xsl:if test="@standard-title">　</xsl:if>
                <cite ref="{@href}"><xsl:value-of select="@citation"/></cite>
              </cell>
              <cell><xsl:call-template name="alike-duties">
                <xsl:with-param name="alike" select="$alike"/>
              </xsl:call-template></cell>
              <cell><xsl:apply-templates select="reason"/></cell>
            </row>
          </xsl:for-each>
        </table>
      </xsl:if>
      <xsl:if test="duty[@change = 'renumbered']">
        <para>
          <xsl:text>番号だけが変わる義務：</xsl:text>
          <xsl:for-each select="duty[@change = 'renumbered']">
            <xsl:if test="position() &gt; 1">、</xsl:if>
            <xsl:value-of select="@old-citation"/>
            <xsl:if test="@citation">
              <xsl:text>→</xsl:text>
              <xsl:value-of select="@citation"/>
            </xsl:if>
          </xsl:for-each>
        </para>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template match="duty">
    <!-- Several duties of one clause: its words stand once. -->
    <xsl:variable name="before" select="preceding-sibling::duty[1]"/>
    <xsl:variable name="as-above" select="@change = 'stale' and
        $before/@change = 'stale' and $before/@provision = @provision and
        string($before/clause) = string(clause) and
        string($before/old-clause) = string(old-clause)"/>
    <row>
      <cell kind="center"><xsl:call-template name="sort-of-change"/></cell>
      <cell>
        <xsl:value-of select="@old-citation"/>
        <xsl:if test="@old-citation and @citation and
            @old-citation != @citation">→</xsl:if>
        <xsl:if test="@citation and (not(@old-citation) or
            @old-citation != @citation)">
          <xsl:value-of select="@citation"/>
        </xsl:if>
      </cell>
      <cell>
        <xsl:choose>
          <xsl:when test="@change = 'gone'">―</xsl:when>
          <xsl:when test="@because = 'actor'">条文の「だれが」又は「だれの許可で」が変わりました。義務を負う役割を確かめてください。</xsl:when>
          <xsl:when test="@because = 'party'">条文に出てくる役割(報告する先など)が変わりました。することが同じか確かめてください。</xsl:when>
          <xsl:when test="@because = 'meaning'">条文が定める言葉の意味が変わりました。することが同じか確かめてください。</xsl:when>
          <xsl:when test="@because = 'name'">この義務の言葉に、新しい条文にはもう出てこない役割の名があります。書き直してください。</xsl:when>
          <xsl:when test="@because = 'lead'">この義務の言葉が、柱書の変わる前の字句を引いています。書き直してください。</xsl:when>
          <xsl:when test="@because = 'members'">この義務の言葉に、意味の変わる語の内訳を書き写した括弧書があります。書き直してください。</xsl:when>
          <xsl:when test="@because = 'record'">条文は残っていますが、この義務の登録がなくなりました。登録し直してください。</xsl:when>
          <xsl:when test="@because = 'words'">条文が変わりました。することが同じか確かめてください。</xsl:when>
          <xsl:when test="@change = 'stale'">条文が変わりました。読み直してください。</xsl:when>
          <xsl:when test="@change = 'worded'">
            <xsl:value-of select="plain"/>
            <xsl:text>(することは同じ)</xsl:text>
          </xsl:when>
          <xsl:otherwise>
            <xsl:apply-templates select="plain" mode="marked"/>
            <xsl:if test="@condition-differs">
              <xsl:apply-templates select="condition" mode="small"/>
            </xsl:if>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:if test="@modality and @old-modality and
            @modality != @old-modality">
          <para kind="small">
            <xsl:call-template name="modality">
              <xsl:with-param name="modality" select="@old-modality"/>
            </xsl:call-template>
            <xsl:text>→</xsl:text>
            <xsl:call-template name="modality"/>
          </para>
        </xsl:if>
        <xsl:choose>
          <xsl:when test="clause and $as-above">
            <para kind="small">（条文の変わった所は、上の欄と同じ）</para>
          </xsl:when>
          <xsl:otherwise><xsl:apply-templates select="clause"/></xsl:otherwise>
        </xsl:choose>
        <xsl:apply-templates select="listed[@change != 'removed']"/>
      </cell>
      <cell>
        <xsl:choose>
          <xsl:when test="@change = 'new'">―</xsl:when>
          <xsl:when test="@change = 'worded'">〃</xsl:when>
          <xsl:otherwise>
            <xsl:apply-templates select="old-plain" mode="marked"/>
            <xsl:if test="@condition-differs">
              <xsl:apply-templates select="old-condition" mode="small"/>
            </xsl:if>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:if test="not($as-above)">
          <xsl:apply-templates select="old-clause"/>
        </xsl:if>
        <xsl:apply-templates select="listed[@change = 'removed']"/>
      </cell>
    </row>
  </xsl:template>

  <!-- What a role hands in, and signs. -->
  <xsl:template match="form" mode="promise">
    <para>
      <xsl:value-of select="@label"/>
      <xsl:text>　</xsl:text>
      <xsl:value-of select="@title"/>
      <xsl:text>の言葉が変わります。</xsl:text>
    </para>
    <table kind="grid" cols="14 14">
      <row head="yes">
        <cell head="yes" scope="column">これから</cell>
        <cell head="yes" scope="column">これまで</cell>
      </row>
      <row>
        <cell><xsl:apply-templates select="clause" mode="marked"/></cell>
        <cell><xsl:apply-templates select="old-clause" mode="marked"/></cell>
      </row>
    </table>
  </xsl:template>

  <!-- What of the text changed, under what was said of it so far. -->
  <xsl:template match="clause | old-clause">
    <para kind="small">
      <xsl:value-of select="@citation"/>
      <xsl:text>：</xsl:text>
      <xsl:apply-templates mode="marked"/>
    </para>
  </xsl:template>

  <xsl:template name="sort-of-change">
    <xsl:choose>
      <xsl:when test="@change = 'new'">新しい</xsl:when>
      <xsl:when test="@change = 'gone'">なくなる</xsl:when>
      <xsl:when test="@change = 'changed'">変わる</xsl:when>
      <xsl:when test="@change = 'worded'">字句だけ</xsl:when>
      <xsl:when test="@change = 'stale'">要確認</xsl:when>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
