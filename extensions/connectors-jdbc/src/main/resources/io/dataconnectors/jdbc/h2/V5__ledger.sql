-- A write a row, from when it is reserved until it is forgotten. "ends" is when the reservation ends, and of a call with an
-- outcome when that was recorded. "outcome" is encrypted with the key that is named; without one it is plain, and bare of all
-- that came from outside.
CREATE TABLE IF NOT EXISTS connectors_ledger (
    workspace    CHARACTER VARYING NOT NULL,
    call_id      CHARACTER VARYING NOT NULL,
    connector    CHARACTER VARYING NOT NULL,
    on_behalf_of CHARACTER VARYING,
    digest       CHARACTER VARYING NOT NULL,
    owner        CHARACTER VARYING NOT NULL,
    ends         TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    key_name     CHARACTER VARYING,
    outcome      BINARY VARYING,
    PRIMARY KEY (workspace, call_id)
);

CREATE INDEX IF NOT EXISTS connectors_ledger_ends ON connectors_ledger (workspace, ends);
CREATE INDEX IF NOT EXISTS connectors_ledger_person ON connectors_ledger (workspace, on_behalf_of, call_id);

INSERT INTO connectors_sweep (name, due)
    SELECT 'ledger', CURRENT_TIMESTAMP WHERE NOT EXISTS (SELECT 1 FROM connectors_sweep WHERE name = 'ledger');

MERGE INTO connectors_schema (version) KEY (version) VALUES (5);
