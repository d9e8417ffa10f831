package io.dataconnectors.internal.template;

import java.util.List;

/** A template that makes the text of a part of a multipart body. */
public sealed interface PartText permits JsonTemplate, TextTemplate, FieldTemplate {
    /**
     * The texts of the parts, each at most 1 MiB; none when the part is to be dropped.
     *
     * @throws RenderException if a value cannot stand where it is named, or the text would be too big
     */
    List<String> texts(Values values);
}
