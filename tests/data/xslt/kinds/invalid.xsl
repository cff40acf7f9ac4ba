<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind" exclude-result-prefixes="k">
  <xsl:import href="../common.xsl"/>
  <k:kind title="invalidの題" per="role role-standard" needs="roster" note="For tests."/>
  <xsl:template match="/dossier">
    <sheet>
      <para provision="{//duty[1]/@provision}" colour="red">あか</para>
    </sheet>
  </xsl:template>
</xsl:stylesheet>
