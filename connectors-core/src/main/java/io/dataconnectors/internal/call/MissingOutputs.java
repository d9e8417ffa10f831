package io.dataconnectors.internal.call;

import io.dataconnectors.Answer;
import io.dataconnectors.Header;
import io.dataconnectors.Output;
import io.dataconnectors.Place;
import io.dataconnectors.TestReport.MissingOutput;
import io.dataconnectors.internal.compile.CallBudget;
import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.json.Parts;
import io.dataconnectors.internal.jsonpath.Budget;
import io.dataconnectors.internal.jsonpath.ValuePath;
import io.dataconnectors.internal.text.Nearest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.annotation.Nullable;

/** Looks for the outputs of which an answer has nothing, and for what was probably meant instead. */
public final class MissingOutputs {
    private static final int FEW = 5;
    private static final int LONG = 64;
    private static final int MOST = 1_000;

    private final Answer answer;
    private final AnswerValues values;
    private final List<MissingOutput> missing = new ArrayList<>();

    private MissingOutputs(CompiledDefinition compiled, Answer answer) {
        this.answer = answer;
        this.values =
                new AnswerValues(compiled, new AnswerBody(answer, Mask.NONE), CallBudget.withoutDeadline(), Parts.ALL);
    }

    /**
     * Returns what is missing, fields of objects and of lists among it, in the order of the definition. A field is missing
     * if none of the objects has it; of an object that is missing itself, or a list without elements, no field is named.
     *
     * @param answer an answer that was read as a success, in which secrets are masked already
     */
    public static List<MissingOutput> of(CompiledDefinition compiled, Answer answer) {
        MissingOutputs search = new MissingOutputs(compiled, answer);
        try {
            search.look(compiled.definition().response().outputs(), "", null);
        } catch (AnswerReader.UnreadableException | Budget.ExceededException e) {
            return List.copyOf(search.missing); // as far as one answer may cost
        }
        return List.copyOf(search.missing);
    }

    /** @param within the objects that the fields are in; null for the answer itself */
    private void look(List<Output> outputs, String prefix, @Nullable List<Object> within) {
        for (Output output : outputs) {
            List<Object> found = find(output.place(), within);
            String name = prefix + output.name();
            if (found.isEmpty()) {
                missing.add(new MissingOutput(name, output.place(), near(output.place(), within)));
            } else if (!output.fields().isEmpty()) {
                List<Object> objects = objects(output, found);
                if (!objects.isEmpty()) {
                    look(output.fields(), name + ".", objects);
                }
            }
        }
    }

    private List<Object> find(Place place, @Nullable List<Object> within) {
        if (within == null) {
            return values.at(place);
        }
        List<Object> found = new ArrayList<>();
        within.forEach(value -> found.addAll(values.within(place, value)));
        return found;
    }

    /** The objects that fields are read from: those in the lists that were found, or what was found. */
    private static List<Object> objects(Output output, List<Object> found) {
        return found.stream()
                .flatMap(one -> output.isList() && one instanceof List<?> list
                        ? list.stream()
                        : Collections.singletonList(one).stream())
                .filter(Objects::nonNull)
                .map(Object.class::cast)
                .toList();
    }

    private List<String> near(Place place, @Nullable List<Object> within) {
        if (place.header() != null) {
            Set<String> names = new LinkedHashSet<>();
            answer.headers().stream().map(Header::name).forEach(names::add);
            return near(place.header(), names, false);
        }
        if (place.path() == null || (within == null && values.body().isEmpty())) {
            return List.of();
        }
        Set<String> names = new LinkedHashSet<>();
        String wanted = null;
        for (Object root : within == null ? Collections.singletonList(values.root()) : within) {
            ValuePath.DeadEnd end = values.deadEnd(place, root);
            if (end != null && end.name() != null) {
                wanted = end.name();
                end.values().forEach(value -> addNames(value, names));
            }
        }
        return wanted == null ? List.of() : near(wanted, names, true);
    }

    private static void addNames(@Nullable Object value, Set<String> names) {
        if (value instanceof Map<?, ?> members) {
            members.keySet().stream()
                    .map(String::valueOf)
                    .filter(name -> name.length() <= LONG)
                    .limit(Math.max(0, MOST - names.size()))
                    .forEach(names::add);
        } else if (value instanceof List<?> elements) {
            elements.stream().filter(Map.class::isInstance).limit(FEW).forEach(element -> addNames(element, names));
        }
    }

    private static List<String> near(String wanted, Set<String> names, boolean orFew) {
        return Nearest.of(wanted, names)
                .map(List::of)
                .orElseGet(() -> names.stream().limit(orFew ? FEW : 0).toList());
    }
}
