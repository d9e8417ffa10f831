package io.dataconnectors;

/** Whether a connector can be executed. */
public enum Status {
    /** Being written and tested; it cannot be executed. */
    DRAFT,
    /** Has a live definition, which automations and AI agents execute. */
    LIVE
}
