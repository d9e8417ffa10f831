-- A call a row. "number" is any that makes the key unique; the node that writes the row chooses it, so that a row which is
-- written again after a lost answer is there once. "whole" says that the request or the answer is kept.
CREATE TABLE connectors_call (
    workspace      text COLLATE "C" NOT NULL,
    started        timestamp with time zone NOT NULL,
    number         bigint NOT NULL,
    connector      text COLLATE "C" NOT NULL,
    digest         text NOT NULL,
    test           boolean NOT NULL,
    call_id        text COLLATE "C" NOT NULL,
    source         text COLLATE "C",
    on_behalf_of   text COLLATE "C",
    duration_nanos bigint NOT NULL,
    attempts       integer NOT NULL,
    delivery       text NOT NULL,
    status         integer,
    failure        text,
    message        text,
    whole          boolean NOT NULL,
    request        text,
    answer         text,
    PRIMARY KEY (workspace, started, number)
);

CREATE INDEX connectors_call_connector ON connectors_call (workspace, connector, started, number);
CREATE INDEX connectors_call_id ON connectors_call (workspace, call_id);
CREATE INDEX connectors_call_source ON connectors_call (workspace, source, started, number) WHERE source IS NOT NULL;
CREATE INDEX connectors_call_person ON connectors_call (workspace, on_behalf_of, started, number)
    WHERE on_behalf_of IS NOT NULL;
CREATE INDEX connectors_call_failed ON connectors_call (workspace, started, number) WHERE failure IS NOT NULL;
CREATE INDEX connectors_call_failure ON connectors_call (workspace, failure, started, number) WHERE failure IS NOT NULL;
CREATE INDEX connectors_call_unanswered ON connectors_call (workspace, delivery, started, number)
    WHERE delivery <> 'ANSWERED';
CREATE INDEX connectors_call_whole ON connectors_call (workspace, started) WHERE whole;

-- What was erased, so that no node writes what it had in memory then. "person" is a digest, and empty where all calls of a workspace
-- were erased.
CREATE TABLE connectors_call_erased (
    workspace text COLLATE "C" NOT NULL,
    person    text COLLATE "C" NOT NULL,
    erased    timestamp with time zone NOT NULL,
    PRIMARY KEY (workspace, person)
);

-- When what is too old is deleted next, of the log and of others, by whichever node comes first.
CREATE TABLE connectors_sweep (
    name text PRIMARY KEY,
    due  timestamp with time zone NOT NULL
);

INSERT INTO connectors_sweep (name, due) VALUES ('log', CURRENT_TIMESTAMP), ('erased', CURRENT_TIMESTAMP);

INSERT INTO connectors_schema (version) VALUES (3);
