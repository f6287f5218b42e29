-- Bo trygt: cases of many plans in one database. Run once by the keeper of the database, as a user who may make
-- roles and schemas; run it again after an update of the plugin that asks for it. It removes and overwrites nothing.
--
-- Three roles without login: botrygt_planner, botrygt_adviser, botrygt_reader. Grant one of them to each person:
--     GRANT botrygt_planner TO anna;
-- Everybody in a role sees every case, until the keeper says otherwise: take the role's row with '*' out of
-- botrygt.members, and put a row there for each case and person:
--     DELETE FROM botrygt.members WHERE member = 'botrygt_adviser';
--     INSERT INTO botrygt.members VALUES ('LP99', 'poul', 'adviser');

CREATE EXTENSION IF NOT EXISTS postgis;
CREATE SCHEMA IF NOT EXISTS botrygt;

DO $$ BEGIN
    CREATE ROLE botrygt_planner NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
DO $$ BEGIN
    CREATE ROLE botrygt_adviser NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
DO $$ BEGIN
    CREATE ROLE botrygt_reader NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
GRANT USAGE ON SCHEMA botrygt TO botrygt_planner, botrygt_adviser, botrygt_reader;

CREATE TABLE IF NOT EXISTS botrygt.store (version bigint PRIMARY KEY, since timestamptz NOT NULL DEFAULT now());
CREATE TABLE IF NOT EXISTS botrygt.members (
    case_id text NOT NULL, member name NOT NULL, role text NOT NULL CHECK (role IN ('planner', 'adviser', 'reader')),
    PRIMARY KEY (case_id, member, role));
GRANT SELECT ON botrygt.store, botrygt.members TO botrygt_planner, botrygt_adviser, botrygt_reader;

CREATE TABLE IF NOT EXISTS botrygt.findings (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, fid bigint NOT NULL,
    case_id text NOT NULL DEFAULT current_setting('botrygt.case_id'),
    geom geometry(POINT),
    finding_id text NOT NULL,
    number bigint,
    rule text NOT NULL,
    severity text NOT NULL,
    indication boolean NOT NULL,
    title_da text,
    summary_da text,
    suggestion_da text,
    title_en text,
    summary_en text,
    suggestion_en text,
    obligation text NOT NULL,
    domain text NOT NULL,
    rule_version text NOT NULL,
    subject_kind text NOT NULL,
    subject_key text NOT NULL,
    subject_label text,
    layer text,
    quantity text,
    value double precision,
    value_text text,
    operator text,
    limit_value double precision,
    limit_text text,
    unit text,
    cause_kind text,
    cause_features text,
    cause_minimal boolean,
    assumed text,
    source text,
    source_url text,
    linked_number bigint,
    help_url text,
    remedy_da text,
    remedy_en text,
    state text,
    state_why text,
    assignee text,
    valid_until text,
    subject_digest text,
    cause_digest text,
    rule_digest text,
    UNIQUE (case_id, fid));
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS finding_id text;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS number bigint;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS rule text;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS severity text;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS indication boolean;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS title_da text;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS summary_da text;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS suggestion_da text;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS title_en text;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS summary_en text;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS suggestion_en text;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS obligation text;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS domain text;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS rule_version text;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS subject_kind text;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS subject_key text;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS subject_label text;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS layer text;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS quantity text;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS value double precision;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS value_text text;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS operator text;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS limit_value double precision;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS limit_text text;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS unit text;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS cause_kind text;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS cause_features text;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS cause_minimal boolean;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS assumed text;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS source text;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS source_url text;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS linked_number bigint;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS help_url text;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS remedy_da text;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS remedy_en text;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS state text;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS state_why text;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS assignee text;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS valid_until text;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS subject_digest text;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS cause_digest text;
ALTER TABLE botrygt.findings ADD COLUMN IF NOT EXISTS rule_digest text;
CREATE INDEX IF NOT EXISTS findings_case ON botrygt.findings (case_id);
CREATE INDEX IF NOT EXISTS findings_geom ON botrygt.findings USING gist (geom);
COMMENT ON TABLE botrygt.findings IS 'Fund: INTERN. Nummererede fund; ét punkt for hvert';

CREATE TABLE IF NOT EXISTS botrygt.evidence_lines (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, fid bigint NOT NULL,
    case_id text NOT NULL DEFAULT current_setting('botrygt.case_id'),
    geom geometry(MULTILINESTRING),
    finding_id text NOT NULL,
    number bigint,
    rule text NOT NULL,
    severity text NOT NULL,
    indication boolean NOT NULL,
    part text NOT NULL,
    title_da text,
    feature text,
    UNIQUE (case_id, fid));
ALTER TABLE botrygt.evidence_lines ADD COLUMN IF NOT EXISTS finding_id text;
ALTER TABLE botrygt.evidence_lines ADD COLUMN IF NOT EXISTS number bigint;
ALTER TABLE botrygt.evidence_lines ADD COLUMN IF NOT EXISTS rule text;
ALTER TABLE botrygt.evidence_lines ADD COLUMN IF NOT EXISTS severity text;
ALTER TABLE botrygt.evidence_lines ADD COLUMN IF NOT EXISTS indication boolean;
ALTER TABLE botrygt.evidence_lines ADD COLUMN IF NOT EXISTS part text;
ALTER TABLE botrygt.evidence_lines ADD COLUMN IF NOT EXISTS title_da text;
ALTER TABLE botrygt.evidence_lines ADD COLUMN IF NOT EXISTS feature text;
CREATE INDEX IF NOT EXISTS evidence_lines_case ON botrygt.evidence_lines (case_id);
CREATE INDEX IF NOT EXISTS evidence_lines_geom ON botrygt.evidence_lines USING gist (geom);
COMMENT ON TABLE botrygt.evidence_lines IS 'Belæg, linjer: INTERN. Hvor et fund viser sig, og hvad der er årsagen: linjer';

CREATE TABLE IF NOT EXISTS botrygt.evidence_areas (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, fid bigint NOT NULL,
    case_id text NOT NULL DEFAULT current_setting('botrygt.case_id'),
    geom geometry(MULTIPOLYGON),
    finding_id text NOT NULL,
    number bigint,
    rule text NOT NULL,
    severity text NOT NULL,
    indication boolean NOT NULL,
    part text NOT NULL,
    title_da text,
    feature text,
    UNIQUE (case_id, fid));
ALTER TABLE botrygt.evidence_areas ADD COLUMN IF NOT EXISTS finding_id text;
ALTER TABLE botrygt.evidence_areas ADD COLUMN IF NOT EXISTS number bigint;
ALTER TABLE botrygt.evidence_areas ADD COLUMN IF NOT EXISTS rule text;
ALTER TABLE botrygt.evidence_areas ADD COLUMN IF NOT EXISTS severity text;
ALTER TABLE botrygt.evidence_areas ADD COLUMN IF NOT EXISTS indication boolean;
ALTER TABLE botrygt.evidence_areas ADD COLUMN IF NOT EXISTS part text;
ALTER TABLE botrygt.evidence_areas ADD COLUMN IF NOT EXISTS title_da text;
ALTER TABLE botrygt.evidence_areas ADD COLUMN IF NOT EXISTS feature text;
CREATE INDEX IF NOT EXISTS evidence_areas_case ON botrygt.evidence_areas (case_id);
CREATE INDEX IF NOT EXISTS evidence_areas_geom ON botrygt.evidence_areas USING gist (geom);
COMMENT ON TABLE botrygt.evidence_areas IS 'Belæg, flader: INTERN. Hvor et fund viser sig, og hvad der er årsagen: flader';

CREATE TABLE IF NOT EXISTS botrygt.conflicts (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, fid bigint NOT NULL,
    case_id text NOT NULL DEFAULT current_setting('botrygt.case_id'),
    geom geometry(POINT),
    conflict_id text NOT NULL,
    first_rule text NOT NULL,
    first_verdict text NOT NULL,
    first_source text,
    second_rule text NOT NULL,
    second_verdict text NOT NULL,
    second_source text,
    exclusive boolean NOT NULL,
    subject_kind text NOT NULL,
    subject_key text NOT NULL,
    subject_label text,
    layer text,
    summary_da text,
    summary_en text,
    UNIQUE (case_id, fid));
ALTER TABLE botrygt.conflicts ADD COLUMN IF NOT EXISTS conflict_id text;
ALTER TABLE botrygt.conflicts ADD COLUMN IF NOT EXISTS first_rule text;
ALTER TABLE botrygt.conflicts ADD COLUMN IF NOT EXISTS first_verdict text;
ALTER TABLE botrygt.conflicts ADD COLUMN IF NOT EXISTS first_source text;
ALTER TABLE botrygt.conflicts ADD COLUMN IF NOT EXISTS second_rule text;
ALTER TABLE botrygt.conflicts ADD COLUMN IF NOT EXISTS second_verdict text;
ALTER TABLE botrygt.conflicts ADD COLUMN IF NOT EXISTS second_source text;
ALTER TABLE botrygt.conflicts ADD COLUMN IF NOT EXISTS exclusive boolean;
ALTER TABLE botrygt.conflicts ADD COLUMN IF NOT EXISTS subject_kind text;
ALTER TABLE botrygt.conflicts ADD COLUMN IF NOT EXISTS subject_key text;
ALTER TABLE botrygt.conflicts ADD COLUMN IF NOT EXISTS subject_label text;
ALTER TABLE botrygt.conflicts ADD COLUMN IF NOT EXISTS layer text;
ALTER TABLE botrygt.conflicts ADD COLUMN IF NOT EXISTS summary_da text;
ALTER TABLE botrygt.conflicts ADD COLUMN IF NOT EXISTS summary_en text;
CREATE INDEX IF NOT EXISTS conflicts_case ON botrygt.conflicts (case_id);
CREATE INDEX IF NOT EXISTS conflicts_geom ON botrygt.conflicts USING gist (geom);
COMMENT ON TABLE botrygt.conflicts IS 'Konflikter: INTERN. Hvor to regler vil det modsatte, eller kilderne er uenige; ét punkt for hver';

CREATE TABLE IF NOT EXISTS botrygt.proposed_lamps (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, fid bigint NOT NULL,
    case_id text NOT NULL DEFAULT current_setting('botrygt.case_id'),
    geom geometry(POINT),
    finding_id text NOT NULL,
    number bigint,
    rule text NOT NULL,
    severity text NOT NULL,
    indication boolean NOT NULL,
    aendring text NOT NULL,
    lyspunkt_nr text,
    lyspunktshoejde_m double precision,
    lysstroem double precision,
    effekt double precision,
    lysudbytte double precision,
    armatur text,
    lysfil text,
    vedligehold double precision,
    lysretning double precision,
    haeldning double precision,
    armlaengde double precision,
    farvetemperatur double precision,
    ra double precision,
    lysniveau_aften double precision,
    lysniveau_nat double precision,
    doegnlys boolean,
    UNIQUE (case_id, fid));
ALTER TABLE botrygt.proposed_lamps ADD COLUMN IF NOT EXISTS finding_id text;
ALTER TABLE botrygt.proposed_lamps ADD COLUMN IF NOT EXISTS number bigint;
ALTER TABLE botrygt.proposed_lamps ADD COLUMN IF NOT EXISTS rule text;
ALTER TABLE botrygt.proposed_lamps ADD COLUMN IF NOT EXISTS severity text;
ALTER TABLE botrygt.proposed_lamps ADD COLUMN IF NOT EXISTS indication boolean;
ALTER TABLE botrygt.proposed_lamps ADD COLUMN IF NOT EXISTS aendring text;
ALTER TABLE botrygt.proposed_lamps ADD COLUMN IF NOT EXISTS lyspunkt_nr text;
ALTER TABLE botrygt.proposed_lamps ADD COLUMN IF NOT EXISTS lyspunktshoejde_m double precision;
ALTER TABLE botrygt.proposed_lamps ADD COLUMN IF NOT EXISTS lysstroem double precision;
ALTER TABLE botrygt.proposed_lamps ADD COLUMN IF NOT EXISTS effekt double precision;
ALTER TABLE botrygt.proposed_lamps ADD COLUMN IF NOT EXISTS lysudbytte double precision;
ALTER TABLE botrygt.proposed_lamps ADD COLUMN IF NOT EXISTS armatur text;
ALTER TABLE botrygt.proposed_lamps ADD COLUMN IF NOT EXISTS lysfil text;
ALTER TABLE botrygt.proposed_lamps ADD COLUMN IF NOT EXISTS vedligehold double precision;
ALTER TABLE botrygt.proposed_lamps ADD COLUMN IF NOT EXISTS lysretning double precision;
ALTER TABLE botrygt.proposed_lamps ADD COLUMN IF NOT EXISTS haeldning double precision;
ALTER TABLE botrygt.proposed_lamps ADD COLUMN IF NOT EXISTS armlaengde double precision;
ALTER TABLE botrygt.proposed_lamps ADD COLUMN IF NOT EXISTS farvetemperatur double precision;
ALTER TABLE botrygt.proposed_lamps ADD COLUMN IF NOT EXISTS ra double precision;
ALTER TABLE botrygt.proposed_lamps ADD COLUMN IF NOT EXISTS lysniveau_aften double precision;
ALTER TABLE botrygt.proposed_lamps ADD COLUMN IF NOT EXISTS lysniveau_nat double precision;
ALTER TABLE botrygt.proposed_lamps ADD COLUMN IF NOT EXISTS doegnlys boolean;
CREATE INDEX IF NOT EXISTS proposed_lamps_case ON botrygt.proposed_lamps (case_id);
CREATE INDEX IF NOT EXISTS proposed_lamps_geom ON botrygt.proposed_lamps USING gist (geom);
COMMENT ON TABLE botrygt.proposed_lamps IS 'Foreslåede lyspunkter: INTERN. Lyspunkter, som de mindste ændringer tilføjer, flytter eller giver mere lys; kan kopieres ind i planens lag';

CREATE TABLE IF NOT EXISTS botrygt.verdicts (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, fid bigint NOT NULL,
    case_id text NOT NULL DEFAULT current_setting('botrygt.case_id'),
    rule text NOT NULL,
    subject_key text NOT NULL,
    subject_label text,
    verdict text NOT NULL,
    indication text,
    missing text,
    UNIQUE (case_id, fid));
ALTER TABLE botrygt.verdicts ADD COLUMN IF NOT EXISTS rule text;
ALTER TABLE botrygt.verdicts ADD COLUMN IF NOT EXISTS subject_key text;
ALTER TABLE botrygt.verdicts ADD COLUMN IF NOT EXISTS subject_label text;
ALTER TABLE botrygt.verdicts ADD COLUMN IF NOT EXISTS verdict text;
ALTER TABLE botrygt.verdicts ADD COLUMN IF NOT EXISTS indication text;
ALTER TABLE botrygt.verdicts ADD COLUMN IF NOT EXISTS missing text;
CREATE INDEX IF NOT EXISTS verdicts_case ON botrygt.verdicts (case_id);
COMMENT ON TABLE botrygt.verdicts IS 'Svar: INTERN. Hver regels svar for hvert emne';

CREATE TABLE IF NOT EXISTS botrygt.rules (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, fid bigint NOT NULL,
    case_id text NOT NULL DEFAULT current_setting('botrygt.case_id'),
    rule text NOT NULL,
    version text NOT NULL,
    digest text NOT NULL,
    title_da text,
    title_en text,
    domain text,
    severity text,
    obligation text,
    met bigint,
    not_met bigint,
    cannot_tell bigint,
    not_relevant bigint,
    completeness double precision,
    missing_da text,
    missing_en text,
    source text,
    source_url text,
    help_url text,
    root text,
    UNIQUE (case_id, fid));
ALTER TABLE botrygt.rules ADD COLUMN IF NOT EXISTS rule text;
ALTER TABLE botrygt.rules ADD COLUMN IF NOT EXISTS version text;
ALTER TABLE botrygt.rules ADD COLUMN IF NOT EXISTS digest text;
ALTER TABLE botrygt.rules ADD COLUMN IF NOT EXISTS title_da text;
ALTER TABLE botrygt.rules ADD COLUMN IF NOT EXISTS title_en text;
ALTER TABLE botrygt.rules ADD COLUMN IF NOT EXISTS domain text;
ALTER TABLE botrygt.rules ADD COLUMN IF NOT EXISTS severity text;
ALTER TABLE botrygt.rules ADD COLUMN IF NOT EXISTS obligation text;
ALTER TABLE botrygt.rules ADD COLUMN IF NOT EXISTS met bigint;
ALTER TABLE botrygt.rules ADD COLUMN IF NOT EXISTS not_met bigint;
ALTER TABLE botrygt.rules ADD COLUMN IF NOT EXISTS cannot_tell bigint;
ALTER TABLE botrygt.rules ADD COLUMN IF NOT EXISTS not_relevant bigint;
ALTER TABLE botrygt.rules ADD COLUMN IF NOT EXISTS completeness double precision;
ALTER TABLE botrygt.rules ADD COLUMN IF NOT EXISTS missing_da text;
ALTER TABLE botrygt.rules ADD COLUMN IF NOT EXISTS missing_en text;
ALTER TABLE botrygt.rules ADD COLUMN IF NOT EXISTS source text;
ALTER TABLE botrygt.rules ADD COLUMN IF NOT EXISTS source_url text;
ALTER TABLE botrygt.rules ADD COLUMN IF NOT EXISTS help_url text;
ALTER TABLE botrygt.rules ADD COLUMN IF NOT EXISTS root text;
CREATE INDEX IF NOT EXISTS rules_case ON botrygt.rules (case_id);
COMMENT ON TABLE botrygt.rules IS 'Regler: INTERN. De regler, planen er holdt op mod, og hvor fuldstændigt';

CREATE TABLE IF NOT EXISTS botrygt.run (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, fid bigint NOT NULL,
    case_id text NOT NULL DEFAULT current_setting('botrygt.case_id'),
    schema_version bigint NOT NULL,
    run_number bigint NOT NULL,
    plan_id text NOT NULL,
    plan_name text,
    crs text,
    stage text,
    digest text,
    pack text,
    pack_version text,
    completeness double precision,
    made_at text,
    plan_area bytea,
    manifest text NOT NULL,
    UNIQUE (case_id, fid));
ALTER TABLE botrygt.run ADD COLUMN IF NOT EXISTS schema_version bigint;
ALTER TABLE botrygt.run ADD COLUMN IF NOT EXISTS run_number bigint;
ALTER TABLE botrygt.run ADD COLUMN IF NOT EXISTS plan_id text;
ALTER TABLE botrygt.run ADD COLUMN IF NOT EXISTS plan_name text;
ALTER TABLE botrygt.run ADD COLUMN IF NOT EXISTS crs text;
ALTER TABLE botrygt.run ADD COLUMN IF NOT EXISTS stage text;
ALTER TABLE botrygt.run ADD COLUMN IF NOT EXISTS digest text;
ALTER TABLE botrygt.run ADD COLUMN IF NOT EXISTS pack text;
ALTER TABLE botrygt.run ADD COLUMN IF NOT EXISTS pack_version text;
ALTER TABLE botrygt.run ADD COLUMN IF NOT EXISTS completeness double precision;
ALTER TABLE botrygt.run ADD COLUMN IF NOT EXISTS made_at text;
ALTER TABLE botrygt.run ADD COLUMN IF NOT EXISTS plan_area bytea;
ALTER TABLE botrygt.run ADD COLUMN IF NOT EXISTS manifest text;
CREATE INDEX IF NOT EXISTS run_case ON botrygt.run (case_id);
COMMENT ON TABLE botrygt.run IS 'Kørsel: INTERN. Den seneste gennemgang: input, regler, parametre og programmer';

CREATE TABLE IF NOT EXISTS botrygt.numbers (
    fid bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    case_id text NOT NULL DEFAULT current_setting('botrygt.case_id'),
    finding_id text NOT NULL,
    number bigint NOT NULL,
    rule_root text NOT NULL,
    subject_key text NOT NULL,
    linked_number bigint,
    first_run bigint NOT NULL,
    last_run bigint NOT NULL,
    shape bytea NOT NULL,
    UNIQUE (case_id, finding_id));
ALTER TABLE botrygt.numbers ADD COLUMN IF NOT EXISTS finding_id text;
ALTER TABLE botrygt.numbers ADD COLUMN IF NOT EXISTS number bigint;
ALTER TABLE botrygt.numbers ADD COLUMN IF NOT EXISTS rule_root text;
ALTER TABLE botrygt.numbers ADD COLUMN IF NOT EXISTS subject_key text;
ALTER TABLE botrygt.numbers ADD COLUMN IF NOT EXISTS linked_number bigint;
ALTER TABLE botrygt.numbers ADD COLUMN IF NOT EXISTS first_run bigint;
ALTER TABLE botrygt.numbers ADD COLUMN IF NOT EXISTS last_run bigint;
ALTER TABLE botrygt.numbers ADD COLUMN IF NOT EXISTS shape bytea;
CREATE INDEX IF NOT EXISTS numbers_case ON botrygt.numbers (case_id);
COMMENT ON TABLE botrygt.numbers IS 'Numre: INTERN. Numre givet i sagen; de bruges aldrig igen';

CREATE TABLE IF NOT EXISTS botrygt.events (
    fid bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    case_id text NOT NULL DEFAULT current_setting('botrygt.case_id'),
    at text NOT NULL,
    who text NOT NULL,
    what text NOT NULL,
    finding_id text,
    number bigint,
    detail text,
    uid text,
    clock bigint,
    replaces text,
    login name NOT NULL DEFAULT session_user,
    kept_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (case_id, uid));
ALTER TABLE botrygt.events ADD COLUMN IF NOT EXISTS at text;
ALTER TABLE botrygt.events ADD COLUMN IF NOT EXISTS who text;
ALTER TABLE botrygt.events ADD COLUMN IF NOT EXISTS what text;
ALTER TABLE botrygt.events ADD COLUMN IF NOT EXISTS finding_id text;
ALTER TABLE botrygt.events ADD COLUMN IF NOT EXISTS number bigint;
ALTER TABLE botrygt.events ADD COLUMN IF NOT EXISTS detail text;
ALTER TABLE botrygt.events ADD COLUMN IF NOT EXISTS uid text;
ALTER TABLE botrygt.events ADD COLUMN IF NOT EXISTS clock bigint;
ALTER TABLE botrygt.events ADD COLUMN IF NOT EXISTS replaces text;
CREATE INDEX IF NOT EXISTS events_case ON botrygt.events (case_id);
COMMENT ON TABLE botrygt.events IS 'Hændelser: INTERN. Hvad der er sket i sagen; kun tilføjelser';

CREATE TABLE IF NOT EXISTS botrygt.rounds (
    fid bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    case_id text NOT NULL DEFAULT current_setting('botrygt.case_id'),
    round bigint NOT NULL,
    stage text NOT NULL,
    name text,
    at text NOT NULL,
    who text NOT NULL,
    run_number bigint NOT NULL,
    plan_id text NOT NULL,
    plan_name text,
    digest text,
    pack text,
    pack_version text,
    completeness double precision,
    UNIQUE (case_id, round));
ALTER TABLE botrygt.rounds ADD COLUMN IF NOT EXISTS round bigint;
ALTER TABLE botrygt.rounds ADD COLUMN IF NOT EXISTS stage text;
ALTER TABLE botrygt.rounds ADD COLUMN IF NOT EXISTS name text;
ALTER TABLE botrygt.rounds ADD COLUMN IF NOT EXISTS at text;
ALTER TABLE botrygt.rounds ADD COLUMN IF NOT EXISTS who text;
ALTER TABLE botrygt.rounds ADD COLUMN IF NOT EXISTS run_number bigint;
ALTER TABLE botrygt.rounds ADD COLUMN IF NOT EXISTS plan_id text;
ALTER TABLE botrygt.rounds ADD COLUMN IF NOT EXISTS plan_name text;
ALTER TABLE botrygt.rounds ADD COLUMN IF NOT EXISTS digest text;
ALTER TABLE botrygt.rounds ADD COLUMN IF NOT EXISTS pack text;
ALTER TABLE botrygt.rounds ADD COLUMN IF NOT EXISTS pack_version text;
ALTER TABLE botrygt.rounds ADD COLUMN IF NOT EXISTS completeness double precision;
CREATE INDEX IF NOT EXISTS rounds_case ON botrygt.rounds (case_id);
COMMENT ON TABLE botrygt.rounds IS 'Runder: INTERN. Planens runder: idé, kladde, forslag og vedtaget, som de blev gemt';

CREATE TABLE IF NOT EXISTS botrygt.round_findings (
    fid bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    case_id text NOT NULL DEFAULT current_setting('botrygt.case_id'),
    round bigint NOT NULL,
    number bigint NOT NULL,
    finding_id text NOT NULL,
    outcome text NOT NULL,
    rule text,
    rule_digest text,
    severity text,
    subject_key text,
    subject_label text,
    layer text,
    quantity text,
    value double precision,
    value_text text,
    operator text,
    limit_value double precision,
    limit_text text,
    unit text,
    title_da text,
    title_en text,
    summary_da text,
    summary_en text,
    state text,
    state_why text,
    rule_root text,
    shape bytea,
    UNIQUE (case_id, round, number));
ALTER TABLE botrygt.round_findings ADD COLUMN IF NOT EXISTS round bigint;
ALTER TABLE botrygt.round_findings ADD COLUMN IF NOT EXISTS number bigint;
ALTER TABLE botrygt.round_findings ADD COLUMN IF NOT EXISTS finding_id text;
ALTER TABLE botrygt.round_findings ADD COLUMN IF NOT EXISTS outcome text;
ALTER TABLE botrygt.round_findings ADD COLUMN IF NOT EXISTS rule text;
ALTER TABLE botrygt.round_findings ADD COLUMN IF NOT EXISTS rule_digest text;
ALTER TABLE botrygt.round_findings ADD COLUMN IF NOT EXISTS severity text;
ALTER TABLE botrygt.round_findings ADD COLUMN IF NOT EXISTS subject_key text;
ALTER TABLE botrygt.round_findings ADD COLUMN IF NOT EXISTS subject_label text;
ALTER TABLE botrygt.round_findings ADD COLUMN IF NOT EXISTS layer text;
ALTER TABLE botrygt.round_findings ADD COLUMN IF NOT EXISTS quantity text;
ALTER TABLE botrygt.round_findings ADD COLUMN IF NOT EXISTS value double precision;
ALTER TABLE botrygt.round_findings ADD COLUMN IF NOT EXISTS value_text text;
ALTER TABLE botrygt.round_findings ADD COLUMN IF NOT EXISTS operator text;
ALTER TABLE botrygt.round_findings ADD COLUMN IF NOT EXISTS limit_value double precision;
ALTER TABLE botrygt.round_findings ADD COLUMN IF NOT EXISTS limit_text text;
ALTER TABLE botrygt.round_findings ADD COLUMN IF NOT EXISTS unit text;
ALTER TABLE botrygt.round_findings ADD COLUMN IF NOT EXISTS title_da text;
ALTER TABLE botrygt.round_findings ADD COLUMN IF NOT EXISTS title_en text;
ALTER TABLE botrygt.round_findings ADD COLUMN IF NOT EXISTS summary_da text;
ALTER TABLE botrygt.round_findings ADD COLUMN IF NOT EXISTS summary_en text;
ALTER TABLE botrygt.round_findings ADD COLUMN IF NOT EXISTS state text;
ALTER TABLE botrygt.round_findings ADD COLUMN IF NOT EXISTS state_why text;
ALTER TABLE botrygt.round_findings ADD COLUMN IF NOT EXISTS rule_root text;
ALTER TABLE botrygt.round_findings ADD COLUMN IF NOT EXISTS shape bytea;
CREATE INDEX IF NOT EXISTS round_findings_case ON botrygt.round_findings (case_id);
COMMENT ON TABLE botrygt.round_findings IS 'Rundernes fund: INTERN. Hvert nummer i hver runde, og hvad reglen sagde';

CREATE OR REPLACE FUNCTION botrygt.may(wanted text, person name, VARIADIC roles text[]) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = botrygt, pg_catalog, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM members m JOIN pg_roles r ON r.rolname = m.member
        WHERE m.case_id IN ('*', wanted) AND m.role = ANY (roles) AND pg_has_role(person, r.oid, 'MEMBER'))
$$;

-- A program that works in one case says so, and then no statement of its own reaches another.
CREATE OR REPLACE FUNCTION botrygt.in_view(wanted text) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT coalesce(current_setting('botrygt.case_id', true), '') IN ('', wanted)
$$;

CREATE OR REPLACE FUNCTION botrygt.are_own(wanted text, uids text, person name) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = botrygt, pg_catalog, pg_temp AS $$
    SELECT NOT EXISTS (
        SELECT 1 FROM events e
        WHERE e.case_id = wanted AND e.uid = ANY (string_to_array(coalesce(uids, ''), ' ')) AND e.login <> person)
$$;

CREATE OR REPLACE FUNCTION botrygt.tell() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('botrygt', told.case_id) FROM (SELECT DISTINCT case_id FROM added) told;
    RETURN NULL;
END $$;

ALTER TABLE botrygt.findings ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON botrygt.findings TO botrygt_planner, botrygt_adviser, botrygt_reader;
DROP POLICY IF EXISTS read ON botrygt.findings;
CREATE POLICY read ON botrygt.findings FOR SELECT USING (botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner', 'adviser', 'reader'));
GRANT INSERT, UPDATE, DELETE ON botrygt.findings TO botrygt_planner;
DROP POLICY IF EXISTS add ON botrygt.findings;
CREATE POLICY add ON botrygt.findings FOR INSERT WITH CHECK (botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner'));
DROP POLICY IF EXISTS change ON botrygt.findings;
CREATE POLICY change ON botrygt.findings FOR UPDATE USING (botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner', 'adviser'));
DROP POLICY IF EXISTS remove ON botrygt.findings;
CREATE POLICY remove ON botrygt.findings FOR DELETE USING (case_id = current_setting('botrygt.case_id', true) AND botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner'));
GRANT UPDATE (state, state_why, assignee, valid_until) ON botrygt.findings TO botrygt_adviser;

ALTER TABLE botrygt.evidence_lines ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON botrygt.evidence_lines TO botrygt_planner, botrygt_adviser, botrygt_reader;
DROP POLICY IF EXISTS read ON botrygt.evidence_lines;
CREATE POLICY read ON botrygt.evidence_lines FOR SELECT USING (botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner', 'adviser', 'reader'));
GRANT INSERT, UPDATE, DELETE ON botrygt.evidence_lines TO botrygt_planner;
DROP POLICY IF EXISTS add ON botrygt.evidence_lines;
CREATE POLICY add ON botrygt.evidence_lines FOR INSERT WITH CHECK (botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner'));
DROP POLICY IF EXISTS change ON botrygt.evidence_lines;
CREATE POLICY change ON botrygt.evidence_lines FOR UPDATE USING (botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner'));
DROP POLICY IF EXISTS remove ON botrygt.evidence_lines;
CREATE POLICY remove ON botrygt.evidence_lines FOR DELETE USING (case_id = current_setting('botrygt.case_id', true) AND botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner'));

ALTER TABLE botrygt.evidence_areas ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON botrygt.evidence_areas TO botrygt_planner, botrygt_adviser, botrygt_reader;
DROP POLICY IF EXISTS read ON botrygt.evidence_areas;
CREATE POLICY read ON botrygt.evidence_areas FOR SELECT USING (botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner', 'adviser', 'reader'));
GRANT INSERT, UPDATE, DELETE ON botrygt.evidence_areas TO botrygt_planner;
DROP POLICY IF EXISTS add ON botrygt.evidence_areas;
CREATE POLICY add ON botrygt.evidence_areas FOR INSERT WITH CHECK (botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner'));
DROP POLICY IF EXISTS change ON botrygt.evidence_areas;
CREATE POLICY change ON botrygt.evidence_areas FOR UPDATE USING (botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner'));
DROP POLICY IF EXISTS remove ON botrygt.evidence_areas;
CREATE POLICY remove ON botrygt.evidence_areas FOR DELETE USING (case_id = current_setting('botrygt.case_id', true) AND botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner'));

ALTER TABLE botrygt.conflicts ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON botrygt.conflicts TO botrygt_planner, botrygt_adviser, botrygt_reader;
DROP POLICY IF EXISTS read ON botrygt.conflicts;
CREATE POLICY read ON botrygt.conflicts FOR SELECT USING (botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner', 'adviser', 'reader'));
GRANT INSERT, UPDATE, DELETE ON botrygt.conflicts TO botrygt_planner;
DROP POLICY IF EXISTS add ON botrygt.conflicts;
CREATE POLICY add ON botrygt.conflicts FOR INSERT WITH CHECK (botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner'));
DROP POLICY IF EXISTS change ON botrygt.conflicts;
CREATE POLICY change ON botrygt.conflicts FOR UPDATE USING (botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner'));
DROP POLICY IF EXISTS remove ON botrygt.conflicts;
CREATE POLICY remove ON botrygt.conflicts FOR DELETE USING (case_id = current_setting('botrygt.case_id', true) AND botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner'));

ALTER TABLE botrygt.proposed_lamps ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON botrygt.proposed_lamps TO botrygt_planner, botrygt_adviser, botrygt_reader;
DROP POLICY IF EXISTS read ON botrygt.proposed_lamps;
CREATE POLICY read ON botrygt.proposed_lamps FOR SELECT USING (botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner', 'adviser', 'reader'));
GRANT INSERT, UPDATE, DELETE ON botrygt.proposed_lamps TO botrygt_planner;
DROP POLICY IF EXISTS add ON botrygt.proposed_lamps;
CREATE POLICY add ON botrygt.proposed_lamps FOR INSERT WITH CHECK (botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner'));
DROP POLICY IF EXISTS change ON botrygt.proposed_lamps;
CREATE POLICY change ON botrygt.proposed_lamps FOR UPDATE USING (botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner'));
DROP POLICY IF EXISTS remove ON botrygt.proposed_lamps;
CREATE POLICY remove ON botrygt.proposed_lamps FOR DELETE USING (case_id = current_setting('botrygt.case_id', true) AND botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner'));

ALTER TABLE botrygt.verdicts ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON botrygt.verdicts TO botrygt_planner, botrygt_adviser, botrygt_reader;
DROP POLICY IF EXISTS read ON botrygt.verdicts;
CREATE POLICY read ON botrygt.verdicts FOR SELECT USING (botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner', 'adviser', 'reader'));
GRANT INSERT, UPDATE, DELETE ON botrygt.verdicts TO botrygt_planner;
DROP POLICY IF EXISTS add ON botrygt.verdicts;
CREATE POLICY add ON botrygt.verdicts FOR INSERT WITH CHECK (botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner'));
DROP POLICY IF EXISTS change ON botrygt.verdicts;
CREATE POLICY change ON botrygt.verdicts FOR UPDATE USING (botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner'));
DROP POLICY IF EXISTS remove ON botrygt.verdicts;
CREATE POLICY remove ON botrygt.verdicts FOR DELETE USING (case_id = current_setting('botrygt.case_id', true) AND botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner'));

ALTER TABLE botrygt.rules ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON botrygt.rules TO botrygt_planner, botrygt_adviser, botrygt_reader;
DROP POLICY IF EXISTS read ON botrygt.rules;
CREATE POLICY read ON botrygt.rules FOR SELECT USING (botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner', 'adviser', 'reader'));
GRANT INSERT, UPDATE, DELETE ON botrygt.rules TO botrygt_planner;
DROP POLICY IF EXISTS add ON botrygt.rules;
CREATE POLICY add ON botrygt.rules FOR INSERT WITH CHECK (botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner'));
DROP POLICY IF EXISTS change ON botrygt.rules;
CREATE POLICY change ON botrygt.rules FOR UPDATE USING (botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner'));
DROP POLICY IF EXISTS remove ON botrygt.rules;
CREATE POLICY remove ON botrygt.rules FOR DELETE USING (case_id = current_setting('botrygt.case_id', true) AND botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner'));

ALTER TABLE botrygt.run ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON botrygt.run TO botrygt_planner, botrygt_adviser, botrygt_reader;
DROP POLICY IF EXISTS read ON botrygt.run;
CREATE POLICY read ON botrygt.run FOR SELECT USING (botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner', 'adviser', 'reader'));
GRANT INSERT, UPDATE, DELETE ON botrygt.run TO botrygt_planner;
DROP POLICY IF EXISTS add ON botrygt.run;
CREATE POLICY add ON botrygt.run FOR INSERT WITH CHECK (botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner'));
DROP POLICY IF EXISTS change ON botrygt.run;
CREATE POLICY change ON botrygt.run FOR UPDATE USING (botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner'));
DROP POLICY IF EXISTS remove ON botrygt.run;
CREATE POLICY remove ON botrygt.run FOR DELETE USING (case_id = current_setting('botrygt.case_id', true) AND botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner'));

ALTER TABLE botrygt.numbers ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON botrygt.numbers TO botrygt_planner, botrygt_adviser, botrygt_reader;
DROP POLICY IF EXISTS read ON botrygt.numbers;
CREATE POLICY read ON botrygt.numbers FOR SELECT USING (botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner', 'adviser', 'reader'));
GRANT INSERT, UPDATE ON botrygt.numbers TO botrygt_planner;
DROP POLICY IF EXISTS add ON botrygt.numbers;
CREATE POLICY add ON botrygt.numbers FOR INSERT WITH CHECK (botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner'));
DROP POLICY IF EXISTS change ON botrygt.numbers;
CREATE POLICY change ON botrygt.numbers FOR UPDATE USING (botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner'));

ALTER TABLE botrygt.events ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON botrygt.events TO botrygt_planner, botrygt_adviser, botrygt_reader;
DROP POLICY IF EXISTS read ON botrygt.events;
CREATE POLICY read ON botrygt.events FOR SELECT USING (botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner', 'adviser', 'reader'));
GRANT INSERT ON botrygt.events TO botrygt_planner, botrygt_adviser;
DROP POLICY IF EXISTS add ON botrygt.events;
CREATE POLICY add ON botrygt.events FOR INSERT WITH CHECK (
    botrygt.in_view(case_id) AND login = session_user AND (
        botrygt.may(case_id, current_user, 'planner')
        OR botrygt.may(case_id, current_user, 'adviser') AND what IN ('comment', 'state', 'assigned', 'undone', 'answered', 'own_finding')
            AND (what <> 'state' OR detail::jsonb ->> 'state' IN ('open', 'in_dialogue', 'verified', 'reopened'))
            AND (what <> 'undone' OR botrygt.are_own(case_id, replaces, session_user))));
DROP TRIGGER IF EXISTS told ON botrygt.events;
CREATE TRIGGER told AFTER INSERT ON botrygt.events REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION botrygt.tell();

ALTER TABLE botrygt.rounds ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON botrygt.rounds TO botrygt_planner, botrygt_adviser, botrygt_reader;
DROP POLICY IF EXISTS read ON botrygt.rounds;
CREATE POLICY read ON botrygt.rounds FOR SELECT USING (botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner', 'adviser', 'reader'));
GRANT INSERT ON botrygt.rounds TO botrygt_planner;
DROP POLICY IF EXISTS add ON botrygt.rounds;
CREATE POLICY add ON botrygt.rounds FOR INSERT WITH CHECK (botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner'));

ALTER TABLE botrygt.round_findings ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON botrygt.round_findings TO botrygt_planner, botrygt_adviser, botrygt_reader;
DROP POLICY IF EXISTS read ON botrygt.round_findings;
CREATE POLICY read ON botrygt.round_findings FOR SELECT USING (botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner', 'adviser', 'reader'));
GRANT INSERT ON botrygt.round_findings TO botrygt_planner;
DROP POLICY IF EXISTS add ON botrygt.round_findings;
CREATE POLICY add ON botrygt.round_findings FOR INSERT WITH CHECK (botrygt.in_view(case_id) AND botrygt.may(case_id, current_user, 'planner'));

INSERT INTO botrygt.members
SELECT '*', 'botrygt_' || role, role FROM unnest(ARRAY['planner', 'adviser', 'reader']) role
WHERE NOT EXISTS (SELECT 1 FROM botrygt.store);
INSERT INTO botrygt.store (version) VALUES (3) ON CONFLICT DO NOTHING;
