package io.dataconnectors.examples.cli;

import java.io.PrintWriter;
import java.util.Map;

/**
 * The streams that a command prints to, and the environment variables that it may read.
 *
 * @param out what was asked for
 * @param err problems and progress
 * @param environment the variables, by name
 */
record Console(PrintWriter out, PrintWriter err, Map<String, String> environment) {}
