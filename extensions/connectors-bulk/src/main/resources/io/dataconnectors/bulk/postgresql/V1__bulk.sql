-- What was installed. Every script enters its version, so that whoever runs it need not.
CREATE TABLE connectors_bulk_schema (
    version   integer PRIMARY KEY,
    installed timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- A run a row, with the version of the connector that it calls. "touched" is when its rows were last written.
CREATE TABLE connectors_bulk_run (
    workspace    text COLLATE "C" NOT NULL,
    id           text COLLATE "C" NOT NULL,
    connector_id text COLLATE "C" NOT NULL,
    connector    text COLLATE "C" NOT NULL,
    digest       text NOT NULL,
    definition   text NOT NULL,
    context      text NOT NULL,
    on_behalf_of text COLLATE "C",
    created_by   text,
    per_second   double precision,
    state        text COLLATE "C" NOT NULL,
    total        bigint NOT NULL,
    created      timestamp with time zone NOT NULL,
    touched      timestamp with time zone NOT NULL,
    ended        timestamp with time zone,
    PRIMARY KEY (workspace, id)
);

CREATE INDEX connectors_bulk_run_connector ON connectors_bulk_run (workspace, connector_id, ended);
CREATE INDEX connectors_bulk_run_created ON connectors_bulk_run (workspace, created, id);
CREATE INDEX connectors_bulk_run_state ON connectors_bulk_run (state);

-- The rows of a run are in lanes, each of which one node at a time works on: its holder. The numbers of the rows that may
-- have been sent and have no outcome yet are in "underway": they are there before the first byte is sent.
CREATE TABLE connectors_bulk_lane (
    workspace text COLLATE "C" NOT NULL,
    run_id    text COLLATE "C" NOT NULL,
    number    integer NOT NULL,
    holder    text,
    underway  text NOT NULL,
    waiting   bigint NOT NULL,
    succeeded bigint NOT NULL,
    failed    bigint NOT NULL,
    uncertain bigint NOT NULL,
    cancelled bigint NOT NULL,
    PRIMARY KEY (workspace, run_id, number)
);

-- "due" is when a row may be sent next; nothing if it has ended.
CREATE TABLE connectors_bulk_row (
    workspace text COLLATE "C" NOT NULL,
    run_id    text COLLATE "C" NOT NULL,
    number    bigint NOT NULL,
    lane      integer NOT NULL,
    state     text COLLATE "C" NOT NULL,
    due       timestamp with time zone,
    tries     integer NOT NULL,
    inputs    text NOT NULL,
    outcome   text,
    ended     timestamp with time zone,
    PRIMARY KEY (workspace, run_id, number)
);

CREATE INDEX connectors_bulk_row_due ON connectors_bulk_row (workspace, run_id, lane, due, number) WHERE due IS NOT NULL;
CREATE INDEX connectors_bulk_row_state ON connectors_bulk_row (workspace, run_id, state, number);

-- From when on calls may be sent that no node has a permit for yet, in microseconds since 1970 of the database's clock. Shared by
-- all workspaces.
CREATE TABLE connectors_bulk_permit (
    name text COLLATE "C" PRIMARY KEY,
    free bigint NOT NULL
);

-- The table of db-scheduler, shared by all workspaces.
CREATE TABLE connectors_bulk_task (
    task_name            text COLLATE "C" NOT NULL,
    task_instance        text COLLATE "C" NOT NULL,
    task_data            bytea,
    execution_time       timestamp with time zone NOT NULL,
    picked               boolean NOT NULL,
    picked_by            text,
    last_success         timestamp with time zone,
    last_failure         timestamp with time zone,
    consecutive_failures integer,
    last_heartbeat       timestamp with time zone,
    version              bigint NOT NULL,
    priority             smallint,
    PRIMARY KEY (task_name, task_instance)
);

CREATE INDEX connectors_bulk_task_execution_time ON connectors_bulk_task (execution_time);
CREATE INDEX connectors_bulk_task_last_heartbeat ON connectors_bulk_task (last_heartbeat);

INSERT INTO connectors_bulk_schema (version) VALUES (1);
