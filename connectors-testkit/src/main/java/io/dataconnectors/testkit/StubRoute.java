package io.dataconnectors.testkit;

import io.dataconnectors.Answer;
import io.dataconnectors.Method;
import java.util.function.Function;

/** How the requests of a method and a path are answered. */
record StubRoute(Method method, StubPath path, Function<StubRequest, Answer> handler) {}
