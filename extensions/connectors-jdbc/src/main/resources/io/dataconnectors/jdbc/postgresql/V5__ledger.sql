-- A write a row, from when it is reserved until it is forgotten. "ends" is when the reservation ends, and of a call with an
-- outcome when that was recorded. "outcome" is encrypted with the key that is named; without one it is plain, and bare of all
-- that came from outside.
CREATE TABLE connectors_ledger (
    workspace    text COLLATE "C" NOT NULL,
    call_id      text COLLATE "C" NOT NULL,
    connector    text COLLATE "C" NOT NULL,
    on_behalf_of text COLLATE "C",
    digest       text NOT NULL,
    owner        text NOT NULL,
    ends         timestamp with time zone NOT NULL,
    key_name     text,
    outcome      bytea,
    PRIMARY KEY (workspace, call_id)
);

CREATE INDEX connectors_ledger_ends ON connectors_ledger (workspace, ends);
CREATE INDEX connectors_ledger_open ON connectors_ledger (workspace, call_id) WHERE outcome IS NULL;
CREATE INDEX connectors_ledger_person ON connectors_ledger (workspace, on_behalf_of, call_id)
    WHERE on_behalf_of IS NOT NULL;

INSERT INTO connectors_sweep (name, due) VALUES ('ledger', CURRENT_TIMESTAMP);

INSERT INTO connectors_schema (version) VALUES (5);
