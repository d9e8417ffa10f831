package io.dataconnectors.imports.curl;

import java.util.List;
import javax.annotation.Nullable;

/**
 * A command as its shell hands it over.
 *
 * @param words its words
 * @param input what it reads from its standard input; null where the pasted text does not say
 */
record Command(List<String> words, @Nullable String input) {}
