<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.40.6-Bratislava" styleCategories="Symbology|Labeling|Fields|Forms|MapTips|AttributeTable">
  <fieldConfiguration>
    <field configurationFlags="NoFlag" name="fid">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="area_pct">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="cells">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="hits">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="events">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="hit_rate">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="low">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="high">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="pai">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="chance">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="p">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
  </fieldConfiguration>
  <aliases>
    <alias index="0" field="fid" name="Løbenr."/>
    <alias index="1" field="area_pct" name="Areal (%)"/>
    <alias index="2" field="cells" name="Celler"/>
    <alias index="3" field="hits" name="Ramte"/>
    <alias index="4" field="events" name="Indbrud i alt"/>
    <alias index="5" field="hit_rate" name="Træfandel"/>
    <alias index="6" field="low" name="Nedre grænse"/>
    <alias index="7" field="high" name="Øvre grænse"/>
    <alias index="8" field="pai" name="PAI"/>
    <alias index="9" field="chance" name="Træfandel efter boliger"/>
    <alias index="10" field="p" name="p"/>
  </aliases>
  <splitPolicies>
    <policy policy="Duplicate" field="fid"/>
    <policy policy="Duplicate" field="area_pct"/>
    <policy policy="Duplicate" field="cells"/>
    <policy policy="Duplicate" field="hits"/>
    <policy policy="Duplicate" field="events"/>
    <policy policy="Duplicate" field="hit_rate"/>
    <policy policy="Duplicate" field="low"/>
    <policy policy="Duplicate" field="high"/>
    <policy policy="Duplicate" field="pai"/>
    <policy policy="Duplicate" field="chance"/>
    <policy policy="Duplicate" field="p"/>
  </splitPolicies>
  <duplicatePolicies>
    <policy policy="Duplicate" field="fid"/>
    <policy policy="Duplicate" field="area_pct"/>
    <policy policy="Duplicate" field="cells"/>
    <policy policy="Duplicate" field="hits"/>
    <policy policy="Duplicate" field="events"/>
    <policy policy="Duplicate" field="hit_rate"/>
    <policy policy="Duplicate" field="low"/>
    <policy policy="Duplicate" field="high"/>
    <policy policy="Duplicate" field="pai"/>
    <policy policy="Duplicate" field="chance"/>
    <policy policy="Duplicate" field="p"/>
  </duplicatePolicies>
  <defaults>
    <default applyOnUpdate="0" field="fid" expression=""/>
    <default applyOnUpdate="0" field="area_pct" expression=""/>
    <default applyOnUpdate="0" field="cells" expression=""/>
    <default applyOnUpdate="0" field="hits" expression=""/>
    <default applyOnUpdate="0" field="events" expression=""/>
    <default applyOnUpdate="0" field="hit_rate" expression=""/>
    <default applyOnUpdate="0" field="low" expression=""/>
    <default applyOnUpdate="0" field="high" expression=""/>
    <default applyOnUpdate="0" field="pai" expression=""/>
    <default applyOnUpdate="0" field="chance" expression=""/>
    <default applyOnUpdate="0" field="p" expression=""/>
  </defaults>
  <constraints>
    <constraint exp_strength="0" field="fid" notnull_strength="0" constraints="0" unique_strength="0"/>
    <constraint exp_strength="0" field="area_pct" notnull_strength="0" constraints="0" unique_strength="0"/>
    <constraint exp_strength="0" field="cells" notnull_strength="0" constraints="0" unique_strength="0"/>
    <constraint exp_strength="0" field="hits" notnull_strength="0" constraints="0" unique_strength="0"/>
    <constraint exp_strength="0" field="events" notnull_strength="0" constraints="0" unique_strength="0"/>
    <constraint exp_strength="0" field="hit_rate" notnull_strength="0" constraints="0" unique_strength="0"/>
    <constraint exp_strength="0" field="low" notnull_strength="0" constraints="0" unique_strength="0"/>
    <constraint exp_strength="0" field="high" notnull_strength="0" constraints="0" unique_strength="0"/>
    <constraint exp_strength="0" field="pai" notnull_strength="0" constraints="0" unique_strength="0"/>
    <constraint exp_strength="0" field="chance" notnull_strength="0" constraints="0" unique_strength="0"/>
    <constraint exp_strength="0" field="p" notnull_strength="0" constraints="0" unique_strength="0"/>
  </constraints>
  <constraintExpressions>
    <constraint desc="" exp="" field="fid"/>
    <constraint desc="" exp="" field="area_pct"/>
    <constraint desc="" exp="" field="cells"/>
    <constraint desc="" exp="" field="hits"/>
    <constraint desc="" exp="" field="events"/>
    <constraint desc="" exp="" field="hit_rate"/>
    <constraint desc="" exp="" field="low"/>
    <constraint desc="" exp="" field="high"/>
    <constraint desc="" exp="" field="pai"/>
    <constraint desc="" exp="" field="chance"/>
    <constraint desc="" exp="" field="p"/>
  </constraintExpressions>
  <expressionfields/>
  <attributetableconfig sortExpression="" sortOrder="0" actionWidgetStyle="dropDown">
    <columns/>
  </attributetableconfig>
  <conditionalstyles>
    <rowstyles/>
    <fieldstyles/>
  </conditionalstyles>
  <storedexpressions/>
  <editform tolerant="1"></editform>
  <editforminit/>
  <editforminitcodesource>0</editforminitcodesource>
  <editforminitfilepath></editforminitfilepath>
  <editforminitcode><![CDATA[]]></editforminitcode>
  <featformsuppress>0</featformsuppress>
  <editorlayout>generatedlayout</editorlayout>
  <editable/>
  <labelOnTop/>
  <reuseLastValue/>
  <dataDefinedFieldProperties/>
  <widgets/>
  <mapTip enabled="1"></mapTip>
  <layerGeometryType>4</layerGeometryType>
</qgis>
