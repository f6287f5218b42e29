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
    <alias index="0" field="fid" name="Løbenr."/>
    <alias index="1" field="code" name="Kode"/>
    <alias index="2" field="count" name="Antal"/>
    <alias index="3" field="left_out" name="Udeladt"/>
    <alias index="4" field="text_da" name="Bemærkning"/>
    <alias index="5" field="text_en" name="Bemærkning (engelsk)"/>
  </aliases>
  <splitPolicies>
    <policy policy="Duplicate" field="fid"/>
    <policy policy="Duplicate" field="code"/>
    <policy policy="Duplicate" field="count"/>
    <policy policy="Duplicate" field="left_out"/>
    <policy policy="Duplicate" field="text_da"/>
    <policy policy="Duplicate" field="text_en"/>
  </splitPolicies>
  <duplicatePolicies>
    <policy policy="Duplicate" field="fid"/>
    <policy policy="Duplicate" field="code"/>
    <policy policy="Duplicate" field="count"/>
    <policy policy="Duplicate" field="left_out"/>
    <policy policy="Duplicate" field="text_da"/>
    <policy policy="Duplicate" field="text_en"/>
  </duplicatePolicies>
  <defaults>
    <default applyOnUpdate="0" field="fid" expression=""/>
    <default applyOnUpdate="0" field="code" expression=""/>
    <default applyOnUpdate="0" field="count" expression=""/>
    <default applyOnUpdate="0" field="left_out" expression=""/>
    <default applyOnUpdate="0" field="text_da" expression=""/>
    <default applyOnUpdate="0" field="text_en" expression=""/>
  </defaults>
  <constraints>
    <constraint exp_strength="0" field="fid" notnull_strength="0" constraints="0" unique_strength="0"/>
    <constraint exp_strength="0" field="code" notnull_strength="0" constraints="0" unique_strength="0"/>
    <constraint exp_strength="0" field="count" notnull_strength="0" constraints="0" unique_strength="0"/>
    <constraint exp_strength="0" field="left_out" notnull_strength="0" constraints="0" unique_strength="0"/>
    <constraint exp_strength="0" field="text_da" notnull_strength="0" constraints="0" unique_strength="0"/>
    <constraint exp_strength="0" field="text_en" notnull_strength="0" constraints="0" unique_strength="0"/>
  </constraints>
  <constraintExpressions>
    <constraint desc="" exp="" field="fid"/>
    <constraint desc="" exp="" field="code"/>
    <constraint desc="" exp="" field="count"/>
    <constraint desc="" exp="" field="left_out"/>
    <constraint desc="" exp="" field="text_da"/>
    <constraint desc="" exp="" field="text_en"/>
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
