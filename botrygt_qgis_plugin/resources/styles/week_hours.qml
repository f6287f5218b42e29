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
    <alias index="0" field="fid" name="Løbenr."/>
    <alias index="1" field="weekday" name="Ugedag (1 = mandag)"/>
    <alias index="2" field="weekday_da" name="Ugedag"/>
    <alias index="3" field="hour" name="Time"/>
    <alias index="4" field="weight" name="Forventet antal"/>
    <alias index="5" field="weight_short" name="Forventet antal (højst 24 timer)"/>
  </aliases>
  <splitPolicies>
    <policy policy="Duplicate" field="fid"/>
    <policy policy="Duplicate" field="weekday"/>
    <policy policy="Duplicate" field="weekday_da"/>
    <policy policy="Duplicate" field="hour"/>
    <policy policy="Duplicate" field="weight"/>
    <policy policy="Duplicate" field="weight_short"/>
  </splitPolicies>
  <duplicatePolicies>
    <policy policy="Duplicate" field="fid"/>
    <policy policy="Duplicate" field="weekday"/>
    <policy policy="Duplicate" field="weekday_da"/>
    <policy policy="Duplicate" field="hour"/>
    <policy policy="Duplicate" field="weight"/>
    <policy policy="Duplicate" field="weight_short"/>
  </duplicatePolicies>
  <defaults>
    <default applyOnUpdate="0" field="fid" expression=""/>
    <default applyOnUpdate="0" field="weekday" expression=""/>
    <default applyOnUpdate="0" field="weekday_da" expression=""/>
    <default applyOnUpdate="0" field="hour" expression=""/>
    <default applyOnUpdate="0" field="weight" expression=""/>
    <default applyOnUpdate="0" field="weight_short" expression=""/>
  </defaults>
  <constraints>
    <constraint exp_strength="0" field="fid" notnull_strength="0" constraints="0" unique_strength="0"/>
    <constraint exp_strength="0" field="weekday" notnull_strength="0" constraints="0" unique_strength="0"/>
    <constraint exp_strength="0" field="weekday_da" notnull_strength="0" constraints="0" unique_strength="0"/>
    <constraint exp_strength="0" field="hour" notnull_strength="0" constraints="0" unique_strength="0"/>
    <constraint exp_strength="0" field="weight" notnull_strength="0" constraints="0" unique_strength="0"/>
    <constraint exp_strength="0" field="weight_short" notnull_strength="0" constraints="0" unique_strength="0"/>
  </constraints>
  <constraintExpressions>
    <constraint desc="" exp="" field="fid"/>
    <constraint desc="" exp="" field="weekday"/>
    <constraint desc="" exp="" field="weekday_da"/>
    <constraint desc="" exp="" field="hour"/>
    <constraint desc="" exp="" field="weight"/>
    <constraint desc="" exp="" field="weight_short"/>
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
