<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis styleCategories="Symbology|Labeling|Fields|Forms|MapTips|AttributeTable" version="3.40.6-Bratislava">
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
    <alias field="fid" name="Løbenr." index="0"/>
    <alias field="area_pct" name="Areal (%)" index="1"/>
    <alias field="cells" name="Celler" index="2"/>
    <alias field="hits" name="Ramte" index="3"/>
    <alias field="events" name="Indbrud i alt" index="4"/>
    <alias field="hit_rate" name="Træfandel" index="5"/>
    <alias field="low" name="Nedre grænse" index="6"/>
    <alias field="high" name="Øvre grænse" index="7"/>
    <alias field="pai" name="PAI" index="8"/>
    <alias field="chance" name="Træfandel efter boliger" index="9"/>
    <alias field="p" name="p" index="10"/>
  </aliases>
  <splitPolicies>
    <policy field="fid" policy="Duplicate"/>
    <policy field="area_pct" policy="Duplicate"/>
    <policy field="cells" policy="Duplicate"/>
    <policy field="hits" policy="Duplicate"/>
    <policy field="events" policy="Duplicate"/>
    <policy field="hit_rate" policy="Duplicate"/>
    <policy field="low" policy="Duplicate"/>
    <policy field="high" policy="Duplicate"/>
    <policy field="pai" policy="Duplicate"/>
    <policy field="chance" policy="Duplicate"/>
    <policy field="p" policy="Duplicate"/>
  </splitPolicies>
  <duplicatePolicies>
    <policy field="fid" policy="Duplicate"/>
    <policy field="area_pct" policy="Duplicate"/>
    <policy field="cells" policy="Duplicate"/>
    <policy field="hits" policy="Duplicate"/>
    <policy field="events" policy="Duplicate"/>
    <policy field="hit_rate" policy="Duplicate"/>
    <policy field="low" policy="Duplicate"/>
    <policy field="high" policy="Duplicate"/>
    <policy field="pai" policy="Duplicate"/>
    <policy field="chance" policy="Duplicate"/>
    <policy field="p" policy="Duplicate"/>
  </duplicatePolicies>
  <defaults>
    <default field="fid" applyOnUpdate="0" expression=""/>
    <default field="area_pct" applyOnUpdate="0" expression=""/>
    <default field="cells" applyOnUpdate="0" expression=""/>
    <default field="hits" applyOnUpdate="0" expression=""/>
    <default field="events" applyOnUpdate="0" expression=""/>
    <default field="hit_rate" applyOnUpdate="0" expression=""/>
    <default field="low" applyOnUpdate="0" expression=""/>
    <default field="high" applyOnUpdate="0" expression=""/>
    <default field="pai" applyOnUpdate="0" expression=""/>
    <default field="chance" applyOnUpdate="0" expression=""/>
    <default field="p" applyOnUpdate="0" expression=""/>
  </defaults>
  <constraints>
    <constraint field="fid" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
    <constraint field="area_pct" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
    <constraint field="cells" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
    <constraint field="hits" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
    <constraint field="events" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
    <constraint field="hit_rate" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
    <constraint field="low" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
    <constraint field="high" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
    <constraint field="pai" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
    <constraint field="chance" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
    <constraint field="p" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
  </constraints>
  <constraintExpressions>
    <constraint field="fid" exp="" desc=""/>
    <constraint field="area_pct" exp="" desc=""/>
    <constraint field="cells" exp="" desc=""/>
    <constraint field="hits" exp="" desc=""/>
    <constraint field="events" exp="" desc=""/>
    <constraint field="hit_rate" exp="" desc=""/>
    <constraint field="low" exp="" desc=""/>
    <constraint field="high" exp="" desc=""/>
    <constraint field="pai" exp="" desc=""/>
    <constraint field="chance" exp="" desc=""/>
    <constraint field="p" exp="" desc=""/>
  </constraintExpressions>
  <expressionfields/>
  <attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0">
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
