package io.dataconnectors;

/** The status of a connector, which says whether it can be executed. */
public enum Status {
    /** Being written and tested; it cannot be executed. */
    DRAFT,
    /** Has a live definition, which automations and AI agents execute. */
    LIVE
}
