package io.dataconnectors.testkit;

import io.dataconnectors.Answer;
import io.dataconnectors.Method;
import java.util.function.Function;

/** The answer to requests of a method and a path. */
record StubRoute(Method method, StubPath path, Function<StubRequest, Answer> handler) {}
