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
    <field configurationFlags="NoFlag" name="code">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="count">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="left_out">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="text_da">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="text_en">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
  </fieldConfiguration>
  <aliases>
    <alias field="fid" name="Løbenr." index="0"/>
    <alias field="code" name="Kode" index="1"/>
    <alias field="count" name="Antal" index="2"/>
    <alias field="left_out" name="Udeladt" index="3"/>
    <alias field="text_da" name="Bemærkning" index="4"/>
    <alias field="text_en" name="Bemærkning (engelsk)" index="5"/>
  </aliases>
  <splitPolicies>
    <policy field="fid" policy="Duplicate"/>
    <policy field="code" policy="Duplicate"/>
    <policy field="count" policy="Duplicate"/>
    <policy field="left_out" policy="Duplicate"/>
    <policy field="text_da" policy="Duplicate"/>
    <policy field="text_en" policy="Duplicate"/>
  </splitPolicies>
  <duplicatePolicies>
    <policy field="fid" policy="Duplicate"/>
    <policy field="code" policy="Duplicate"/>
    <policy field="count" policy="Duplicate"/>
    <policy field="left_out" policy="Duplicate"/>
    <policy field="text_da" policy="Duplicate"/>
    <policy field="text_en" policy="Duplicate"/>
  </duplicatePolicies>
  <defaults>
    <default field="fid" applyOnUpdate="0" expression=""/>
    <default field="code" applyOnUpdate="0" expression=""/>
    <default field="count" applyOnUpdate="0" expression=""/>
    <default field="left_out" applyOnUpdate="0" expression=""/>
    <default field="text_da" applyOnUpdate="0" expression=""/>
    <default field="text_en" applyOnUpdate="0" expression=""/>
  </defaults>
  <constraints>
    <constraint field="fid" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
    <constraint field="code" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
    <constraint field="count" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
    <constraint field="left_out" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
    <constraint field="text_da" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
    <constraint field="text_en" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
  </constraints>
  <constraintExpressions>
    <constraint field="fid" exp="" desc=""/>
    <constraint field="code" exp="" desc=""/>
    <constraint field="count" exp="" desc=""/>
    <constraint field="left_out" exp="" desc=""/>
    <constraint field="text_da" exp="" desc=""/>
    <constraint field="text_en" exp="" desc=""/>
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
