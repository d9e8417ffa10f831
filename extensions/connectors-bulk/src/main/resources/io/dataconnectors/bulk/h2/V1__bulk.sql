-- What was installed. Every script enters its version, so that whoever runs it need not. Two may run a script at once.
CREATE TABLE IF NOT EXISTS connectors_bulk_schema (
    version   INTEGER PRIMARY KEY,
    installed TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL
);

-- A run a row, with the version of the connector that it calls. "touched" is when its rows were last written.
CREATE TABLE IF NOT EXISTS connectors_bulk_run (
    workspace    CHARACTER VARYING NOT NULL,
    id           CHARACTER VARYING NOT NULL,
    connector_id CHARACTER VARYING NOT NULL,
    connector    CHARACTER VARYING NOT NULL,
    digest       CHARACTER VARYING NOT NULL,
    definition   CHARACTER VARYING NOT NULL,
    context      CHARACTER VARYING NOT NULL,
    on_behalf_of CHARACTER VARYING,
    created_by   CHARACTER VARYING,
    per_second   DOUBLE PRECISION,
    state        CHARACTER VARYING NOT NULL,
    total        BIGINT NOT NULL,
    created      TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    touched      TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    ended        TIMESTAMP(9) WITH TIME ZONE,
    PRIMARY KEY (workspace, id)
);

CREATE INDEX IF NOT EXISTS connectors_bulk_run_connector ON connectors_bulk_run (workspace, connector_id, ended);
CREATE INDEX IF NOT EXISTS connectors_bulk_run_created ON connectors_bulk_run (workspace, created, id);
CREATE INDEX IF NOT EXISTS connectors_bulk_run_state ON connectors_bulk_run (state);

-- The rows of a run are in lanes, each of which one node at a time works on: its holder. The numbers of the rows that may
-- have been sent and have no outcome yet are in "underway": they are there before the first byte is sent.
CREATE TABLE IF NOT EXISTS connectors_bulk_lane (
    workspace CHARACTER VARYING NOT NULL,
    run_id    CHARACTER VARYING NOT NULL,
    number    INTEGER NOT NULL,
    holder    CHARACTER VARYING,
    underway  CHARACTER VARYING NOT NULL,
    waiting   BIGINT NOT NULL,
    succeeded BIGINT NOT NULL,
    failed    BIGINT NOT NULL,
    uncertain BIGINT NOT NULL,
    cancelled BIGINT NOT NULL,
    PRIMARY KEY (workspace, run_id, number)
);

-- "due" is when a row may be sent next; nothing if it has ended.
CREATE TABLE IF NOT EXISTS connectors_bulk_row (
    workspace CHARACTER VARYING NOT NULL,
    run_id    CHARACTER VARYING NOT NULL,
    number    BIGINT NOT NULL,
    lane      INTEGER NOT NULL,
    state     CHARACTER VARYING NOT NULL,
    due       TIMESTAMP(9) WITH TIME ZONE,
    tries     INTEGER NOT NULL,
    inputs    CHARACTER VARYING NOT NULL,
    outcome   CHARACTER VARYING,
    ended     TIMESTAMP(9) WITH TIME ZONE,
    PRIMARY KEY (workspace, run_id, number)
);

CREATE INDEX IF NOT EXISTS connectors_bulk_row_due ON connectors_bulk_row (workspace, run_id, lane, due, number);
CREATE INDEX IF NOT EXISTS connectors_bulk_row_state ON connectors_bulk_row (workspace, run_id, state, number);

-- From when on calls may be sent that no node has a permit for yet, in microseconds since 1970 of the database's clock. Shared by
-- all workspaces.
CREATE TABLE IF NOT EXISTS connectors_bulk_permit (
    name CHARACTER VARYING PRIMARY KEY,
    free BIGINT NOT NULL
);

-- The table of db-scheduler, shared by all workspaces.
CREATE TABLE IF NOT EXISTS connectors_bulk_task (
    task_name            CHARACTER VARYING NOT NULL,
    task_instance        CHARACTER VARYING NOT NULL,
    task_data            BINARY VARYING,
    execution_time       TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    picked               BOOLEAN NOT NULL,
    picked_by            CHARACTER VARYING,
    last_success         TIMESTAMP(9) WITH TIME ZONE,
    last_failure         TIMESTAMP(9) WITH TIME ZONE,
    consecutive_failures INTEGER,
    last_heartbeat       TIMESTAMP(9) WITH TIME ZONE,
    version              BIGINT NOT NULL,
    priority             SMALLINT,
    PRIMARY KEY (task_name, task_instance)
);

CREATE INDEX IF NOT EXISTS connectors_bulk_task_execution_time ON connectors_bulk_task (execution_time);
CREATE INDEX IF NOT EXISTS connectors_bulk_task_last_heartbeat ON connectors_bulk_task (last_heartbeat);

MERGE INTO connectors_bulk_schema (version) KEY (version) VALUES (1);
