package io.dataconnectors.internal.jsonpath;

import io.dataconnectors.internal.jsonpath.Query.Sink;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.annotation.Nullable;

/** One or more selectors, applied to a node or, if descendant, to the node and all nodes below it. */
final class Segment {
    private final boolean descendant;
    private final Selector[] selectors;

    Segment(boolean descendant, List<Selector> selectors) {
        this.descendant = descendant;
        this.selectors = selectors.toArray(Selector[]::new);
    }

    boolean singular() {
        return !descendant && selectors.length == 1 && selectors[0] instanceof Selector.Singular;
    }

    /** The step that it is for a parser, or null if it is none. */
    @Nullable
    PathParts.Step asStep() {
        return descendant || selectors.length > 1 ? null : selectors[0].asStep();
    }

    /** The member name that it picks, or null if it picks something else too. */
    @Nullable
    String name() {
        return selectors.length == 1 && selectors[0] instanceof Selector.Name only ? only.name() : null;
    }

    @Nullable
    Object single(@Nullable Object node) {
        return ((Selector.Singular) selectors[0]).child(node);
    }

    boolean select(@Nullable Object node, @Nullable Location at, Run run, Sink sink) {
        if (descendant) {
            return descend(node, at, run, sink);
        }
        return run.oneOrMany() ? selectAmong(node, at, run, sink) : selectHere(node, at, run, sink);
    }

    private boolean selectHere(@Nullable Object node, @Nullable Location at, Run run, Sink sink) {
        run.visit(selectors.length);
        for (Selector selector : selectors) {
            if (!selector.select(node, at, run, sink)) {
                return false;
            }
        }
        return true;
    }

    private boolean selectAmong(@Nullable Object node, @Nullable Location at, Run run, Sink sink) {
        run.visit(selectors.length);
        for (Selector selector : selectors) {
            if (!OneOrMany.select(selector, node, at, run, sink)) {
                return false;
            }
        }
        return true;
    }

    /** Parents before children, with a stack of its own: a document may nest deeper than a thread's stack. */
    private boolean descend(@Nullable Object node, @Nullable Location at, Run run, Sink sink) {
        Deque<Children> open = new ArrayDeque<>();
        boolean more = selectHere(node, at, run, sink);
        open.push(Children.of(node, at));
        while (more && !open.isEmpty()) {
            Children children = open.element();
            if (!children.next()) {
                open.pop();
                continue;
            }
            run.visit(1);
            if (Children.exist(children.value())) {
                Location place = children.location();
                more = selectHere(children.value(), place, run, sink);
                open.push(Children.of(children.value(), place));
            }
        }
        return more;
    }
}
