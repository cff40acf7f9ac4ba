<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind" exclude-result-prefixes="k">
  <xsl:import href="../../corpus/town/authority.xml"/>
  <k:kind title="escapesの題" per="role role-standard" needs="roster" note="For tests."/>
  <xsl:template match="/dossier">
    <sheet>
      <para/>
    </sheet>
  </xsl:template>
</xsl:stylesheet>
