package io.dataconnectors.internal.jsonpath;

/**
 * A part of a filter, by its type in RFC 9535, section 2.4.1: a {@link Condition} is a LogicalType, an {@link Operand} a
 * ValueType, a {@link FilterQuery} a NodesType. Where types must agree, the parser sees to it.
 */
sealed interface Expression permits Condition, Operand, FilterQuery {}
