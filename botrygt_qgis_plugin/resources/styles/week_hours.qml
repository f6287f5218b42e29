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
    <field configurationFlags="NoFlag" name="weekday">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="weekday_da">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="hour">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="weight">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="weight_short">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
  </fieldConfiguration>
  <aliases>
    <alias field="fid" name="Løbenr." index="0"/>
    <alias field="weekday" name="Ugedag (1 = mandag)" index="1"/>
    <alias field="weekday_da" name="Ugedag" index="2"/>
    <alias field="hour" name="Time" index="3"/>
    <alias field="weight" name="Forventet antal" index="4"/>
    <alias field="weight_short" name="Forventet antal (højst 24 timer)" index="5"/>
  </aliases>
  <splitPolicies>
    <policy field="fid" policy="Duplicate"/>
    <policy field="weekday" policy="Duplicate"/>
    <policy field="weekday_da" policy="Duplicate"/>
    <policy field="hour" policy="Duplicate"/>
    <policy field="weight" policy="Duplicate"/>
    <policy field="weight_short" policy="Duplicate"/>
  </splitPolicies>
  <duplicatePolicies>
    <policy field="fid" policy="Duplicate"/>
    <policy field="weekday" policy="Duplicate"/>
    <policy field="weekday_da" policy="Duplicate"/>
    <policy field="hour" policy="Duplicate"/>
    <policy field="weight" policy="Duplicate"/>
    <policy field="weight_short" policy="Duplicate"/>
  </duplicatePolicies>
  <defaults>
    <default field="fid" applyOnUpdate="0" expression=""/>
    <default field="weekday" applyOnUpdate="0" expression=""/>
    <default field="weekday_da" applyOnUpdate="0" expression=""/>
    <default field="hour" applyOnUpdate="0" expression=""/>
    <default field="weight" applyOnUpdate="0" expression=""/>
    <default field="weight_short" applyOnUpdate="0" expression=""/>
  </defaults>
  <constraints>
    <constraint field="fid" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
    <constraint field="weekday" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
    <constraint field="weekday_da" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
    <constraint field="hour" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
    <constraint field="weight" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
    <constraint field="weight_short" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
  </constraints>
  <constraintExpressions>
    <constraint field="fid" exp="" desc=""/>
    <constraint field="weekday" exp="" desc=""/>
    <constraint field="weekday_da" exp="" desc=""/>
    <constraint field="hour" exp="" desc=""/>
    <constraint field="weight" exp="" desc=""/>
    <constraint field="weight_short" exp="" desc=""/>
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
