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
    <field configurationFlags="NoFlag" name="space">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="time">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="observed">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="observed_low">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="observed_high">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="expected">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="sd">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="z">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="ratio_mean">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="ratio_median">
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
    <field configurationFlags="NoFlag" name="p_adjusted">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="significant">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
  </fieldConfiguration>
  <aliases>
    <alias field="fid" name="Løbenr." index="0"/>
    <alias field="space" name="Afstand" index="1"/>
    <alias field="time" name="Tid" index="2"/>
    <alias field="observed" name="Talt" index="3"/>
    <alias field="observed_low" name="Talt, mindst" index="4"/>
    <alias field="observed_high" name="Talt, højst" index="5"/>
    <alias field="expected" name="Ventet" index="6"/>
    <alias field="sd" name="Spredning" index="7"/>
    <alias field="z" name="z" index="8"/>
    <alias field="ratio_mean" name="Forhold til middel" index="9"/>
    <alias field="ratio_median" name="Forhold til median" index="10"/>
    <alias field="p" name="p" index="11"/>
    <alias field="p_adjusted" name="p, rettet" index="12"/>
    <alias field="significant" name="Signifikant" index="13"/>
  </aliases>
  <splitPolicies>
    <policy field="fid" policy="Duplicate"/>
    <policy field="space" policy="Duplicate"/>
    <policy field="time" policy="Duplicate"/>
    <policy field="observed" policy="Duplicate"/>
    <policy field="observed_low" policy="Duplicate"/>
    <policy field="observed_high" policy="Duplicate"/>
    <policy field="expected" policy="Duplicate"/>
    <policy field="sd" policy="Duplicate"/>
    <policy field="z" policy="Duplicate"/>
    <policy field="ratio_mean" policy="Duplicate"/>
    <policy field="ratio_median" policy="Duplicate"/>
    <policy field="p" policy="Duplicate"/>
    <policy field="p_adjusted" policy="Duplicate"/>
    <policy field="significant" policy="Duplicate"/>
  </splitPolicies>
  <duplicatePolicies>
    <policy field="fid" policy="Duplicate"/>
    <policy field="space" policy="Duplicate"/>
    <policy field="time" policy="Duplicate"/>
    <policy field="observed" policy="Duplicate"/>
    <policy field="observed_low" policy="Duplicate"/>
    <policy field="observed_high" policy="Duplicate"/>
    <policy field="expected" policy="Duplicate"/>
    <policy field="sd" policy="Duplicate"/>
    <policy field="z" policy="Duplicate"/>
    <policy field="ratio_mean" policy="Duplicate"/>
    <policy field="ratio_median" policy="Duplicate"/>
    <policy field="p" policy="Duplicate"/>
    <policy field="p_adjusted" policy="Duplicate"/>
    <policy field="significant" policy="Duplicate"/>
  </duplicatePolicies>
  <defaults>
    <default field="fid" applyOnUpdate="0" expression=""/>
    <default field="space" applyOnUpdate="0" expression=""/>
    <default field="time" applyOnUpdate="0" expression=""/>
    <default field="observed" applyOnUpdate="0" expression=""/>
    <default field="observed_low" applyOnUpdate="0" expression=""/>
    <default field="observed_high" applyOnUpdate="0" expression=""/>
    <default field="expected" applyOnUpdate="0" expression=""/>
    <default field="sd" applyOnUpdate="0" expression=""/>
    <default field="z" applyOnUpdate="0" expression=""/>
    <default field="ratio_mean" applyOnUpdate="0" expression=""/>
    <default field="ratio_median" applyOnUpdate="0" expression=""/>
    <default field="p" applyOnUpdate="0" expression=""/>
    <default field="p_adjusted" applyOnUpdate="0" expression=""/>
    <default field="significant" applyOnUpdate="0" expression=""/>
  </defaults>
  <constraints>
    <constraint field="fid" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
    <constraint field="space" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
    <constraint field="time" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
    <constraint field="observed" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
    <constraint field="observed_low" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
    <constraint field="observed_high" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
    <constraint field="expected" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
    <constraint field="sd" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
    <constraint field="z" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
    <constraint field="ratio_mean" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
    <constraint field="ratio_median" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
    <constraint field="p" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
    <constraint field="p_adjusted" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
    <constraint field="significant" notnull_strength="0" exp_strength="0" unique_strength="0" constraints="0"/>
  </constraints>
  <constraintExpressions>
    <constraint field="fid" exp="" desc=""/>
    <constraint field="space" exp="" desc=""/>
    <constraint field="time" exp="" desc=""/>
    <constraint field="observed" exp="" desc=""/>
    <constraint field="observed_low" exp="" desc=""/>
    <constraint field="observed_high" exp="" desc=""/>
    <constraint field="expected" exp="" desc=""/>
    <constraint field="sd" exp="" desc=""/>
    <constraint field="z" exp="" desc=""/>
    <constraint field="ratio_mean" exp="" desc=""/>
    <constraint field="ratio_median" exp="" desc=""/>
    <constraint field="p" exp="" desc=""/>
    <constraint field="p_adjusted" exp="" desc=""/>
    <constraint field="significant" exp="" desc=""/>
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
