<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind" exclude-result-prefixes="k">

  <xsl:import href="checklist.xsl"/>

  <k:kind title="点検票(兼ねる役割を含む)"
      title-en="Checklist with the roles held besides" per="role person holder"
      needs="included" group="check"
      use="兼ねている役割の項目も一度に確かめる" personal="yes"
      note="The checklist of a role with the duties of the roles that its holder has besides: an officer is also 職員, a 職員 also uses systems."
      note-ja="兼ねている役割の義務も入れた点検票です。">
    <k:option name="large" values="yes"/>
    <k:option name="variant" values="yes-no four"/>
    <k:option name="date"/>
    <k:option name="signature" values="sign name-and-seal sign-or-seal sign-and-seal name"/>
  </k:kind>

  <!-- Without another role it would be the checklist itself. -->
  <xsl:template match="/dossier[not(role[@main = 'yes' or @with = 'yes']/includes)]">
    <sheet>
      <xsl:call-template name="frame">
        <xsl:with-param name="title" select="'点検票'"/>
        <xsl:with-param name="subject" select="$role/@title"/>
      </xsl:call-template>
    </sheet>
  </xsl:template>
</xsl:stylesheet>
