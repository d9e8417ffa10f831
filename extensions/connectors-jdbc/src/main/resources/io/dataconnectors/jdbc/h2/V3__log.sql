-- A call a row. "number" is any that makes the key unique; the node that writes the row chooses it, so that a row which is
-- written again after a lost answer is there once. "whole" says that the request or the answer is kept.
CREATE TABLE IF NOT EXISTS connectors_call (
    workspace      CHARACTER VARYING NOT NULL,
    started        TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    number         BIGINT NOT NULL,
    connector      CHARACTER VARYING NOT NULL,
    digest         CHARACTER VARYING NOT NULL,
    test           BOOLEAN NOT NULL,
    call_id        CHARACTER VARYING NOT NULL,
    source         CHARACTER VARYING,
    on_behalf_of   CHARACTER VARYING,
    duration_nanos BIGINT NOT NULL,
    attempts       INTEGER NOT NULL,
    delivery       CHARACTER VARYING NOT NULL,
    status         INTEGER,
    failure        CHARACTER VARYING,
    message        CHARACTER VARYING,
    whole          BOOLEAN NOT NULL,
    request        CHARACTER LARGE OBJECT,
    answer         CHARACTER LARGE OBJECT,
    PRIMARY KEY (workspace, started, number)
);

CREATE INDEX IF NOT EXISTS connectors_call_connector ON connectors_call (workspace, connector, started, number);
CREATE INDEX IF NOT EXISTS connectors_call_id ON connectors_call (workspace, call_id);
CREATE INDEX IF NOT EXISTS connectors_call_source ON connectors_call (workspace, source, started, number);
CREATE INDEX IF NOT EXISTS connectors_call_person ON connectors_call (workspace, on_behalf_of, started, number);
CREATE INDEX IF NOT EXISTS connectors_call_failure ON connectors_call (workspace, failure, started, number);
CREATE INDEX IF NOT EXISTS connectors_call_delivery ON connectors_call (workspace, delivery, started, number);
CREATE INDEX IF NOT EXISTS connectors_call_whole ON connectors_call (workspace, whole, started);

-- What was erased, so that no node writes what it had in memory then. "person" is a digest, and empty where all calls of a workspace
-- were erased.
CREATE TABLE IF NOT EXISTS connectors_call_erased (
    workspace CHARACTER VARYING NOT NULL,
    person    CHARACTER VARYING NOT NULL,
    erased    TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (workspace, person)
);

-- When what is too old is deleted next, of the log and of others, by whichever node comes first.
CREATE TABLE IF NOT EXISTS connectors_sweep (
    name CHARACTER VARYING PRIMARY KEY,
    due  TIMESTAMP WITH TIME ZONE NOT NULL
);

INSERT INTO connectors_sweep (name, due)
    SELECT 'log', CURRENT_TIMESTAMP WHERE NOT EXISTS (SELECT 1 FROM connectors_sweep WHERE name = 'log');
INSERT INTO connectors_sweep (name, due)
    SELECT 'erased', CURRENT_TIMESTAMP WHERE NOT EXISTS (SELECT 1 FROM connectors_sweep WHERE name = 'erased');

MERGE INTO connectors_schema (version) KEY (version) VALUES (3);
