package io.dataconnectors.http.internal.limit;

import java.util.Map;

/**
 * How many calls there are at a moment.
 *
 * @param inFlight calls that have a place
 * @param waiting calls that wait for one
 * @param byWorkspace calls in flight of each workspace that has some
 * @param byOrigin calls in flight to each origin that has some
 */
public record Load(int inFlight, int waiting, Map<String, Integer> byWorkspace, Map<String, Integer> byOrigin) {}
