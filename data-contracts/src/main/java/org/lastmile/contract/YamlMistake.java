package org.lastmile.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says in our words, and never in those of the parser, what is wrong with a YAML file. */
public final class YamlMistake {
    private static final Pattern MISSING = Pattern.compile("(?:Missing|Null value for) creator property '([^']+)'");
    private static final Pattern KINDS = Pattern.compile("known type ids = \\[([^]]*)]");

    private YamlMistake() {}

    /** File, place, what was seen and what to write, as one sentence. */
    public static String of(String file, JsonProcessingException failure) {
        if (!(failure instanceof JsonMappingException mapping) || isSyntax(failure)) {
            return file + line(failure) + ": is no YAML; correct the line or the one before it (a text with ':' or '#'"
                    + " must stand in quotes).";
        }

        // Keys are told without a line: the parser finds out about them at the end of the group.
        var missing = MISSING.matcher(failure.getOriginalMessage());

        if (missing.lookingAt()) {
            return file + place(mapping, 1) + ": key '" + missing.group(1) + "' is missing; add it.";
        }

        if (failure instanceof UnrecognizedPropertyException unknown) {
            return file + place(mapping, 1) + ": key '" + unknown.getPropertyName() + "' is unknown; use "
                    + known(unknown) + ".";
        }

        if (failure instanceof InvalidTypeIdException kind && kind.getTypeId() == null) {
            return file + place(mapping, 0) + ": key 'kind' is missing; add it.";
        }

        return file + line(failure) + place(mapping, 0) + ": " + mismatch(mapping);
    }

    private static String line(JsonProcessingException failure) {
        var at = failure.getLocation();
        return at == null ? "" : ", line " + at.getLineNr();
    }

    /** A broken line inside of a list comes wrapped in what the list was to become. */
    private static boolean isSyntax(Throwable failure) {
        var cause = failure.getCause();
        return cause instanceof JsonProcessingException && !(cause instanceof JsonMappingException);
    }

    private static String known(UnrecognizedPropertyException unknown) {
        var keys = unknown.getKnownPropertyIds();
        return keys == null
                ? "the keys of its neighbours"
                : keys.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    /** @param left how many of the innermost steps are told elsewhere */
    private static String place(JsonMappingException failure, int left) {
        var steps = failure.getPath();
        var place = steps.stream()
                .limit(Math.max(0, steps.size() - left))
                .map(step -> step.getFieldName() == null ? Integer.toString(step.getIndex() + 1) : step.getFieldName())
                .collect(Collectors.joining(" "));
        return place.isEmpty() ? "" : ", '" + place + "'";
    }

    private static String mismatch(JsonMappingException failure) {
        if (failure instanceof InvalidTypeIdException kind) {
            var kinds = KINDS.matcher(failure.getOriginalMessage());
            return "kind '" + kind.getTypeId() + "' is unknown" + (kinds.find() ? "; use one of " + kinds.group(1) : "")
                    + ".";
        }

        if (failure instanceof InvalidFormatException format) {
            return "'" + format.getValue() + "' " + expected(format.getTargetType());
        }

        return failure instanceof MismatchedInputException input
                ? "what stands there " + expected(input.getTargetType())
                : "what stands there cannot be used; write it like the built-in file of this kind.";
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "is of another form than it must be; write it like the built-in file of this kind.";
        }

        if (type.isEnum()) {
            return "is unknown; use one of "
                    + Stream.of(type.getEnumConstants())
                            .map(choice -> choice.toString().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "))
                    + ".";
        }

        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return type == boolean.class ? "is neither true nor false; write one." : "is no number; write one.";
        }

        if (Collection.class.isAssignableFrom(type)) {
            return "is no list; write it as [a, b].";
        }

        return type == String.class
                ? "is no single text; write one."
                : "is no group of keys; write 'key: value' lines below it.";
    }
}
