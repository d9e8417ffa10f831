package io.dataconnectors.internal.request;

import io.dataconnectors.internal.template.HeaderTemplate;

/**
 * A header field with its template parsed.
 *
 * @param name the field's name
 * @param value the template of its value
 */
public record CompiledHeader(String name, HeaderTemplate value) {}
