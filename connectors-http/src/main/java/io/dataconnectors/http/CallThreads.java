package io.dataconnectors.http;

import java.util.concurrent.Executor;

/**
 * Threads that run one call.
 *
 * @param worker runs its steps
 * @param blocking runs the sending where the transport takes a thread for it
 * @param ending runs its end where no step of its own makes it: a call whose workers are all busy still ends at its deadline
 * @param dependents tells the outcome, and so runs what the host has made to depend on it
 */
record CallThreads(Executor worker, Executor blocking, Executor ending, Executor dependents) {}
