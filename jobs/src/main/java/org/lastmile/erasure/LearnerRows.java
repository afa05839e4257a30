package org.lastmile.erasure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.lastmile.contract.Column;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.Table;
import org.lastmile.ingest.IdentityRecords;
import org.lastmile.ingest.Tokens;
import org.lastmile.warehouse.Duck;

/** SQL conditions that tell the rows of one learner from those of others, and what becomes of those. */
record LearnerRows(Marks marks, Contracts contracts) {
    private static final Set<String> KEY_COLUMNS =
            Set.of("learner_key", "other_learner_key", "learner_id", "other_learner_id");

    /**
     * A condition that holds for the rows of the learner, and for rows of nobody that name the learner; never null.
     *
     * @param name    of the table without its zone
     * @param columns of the file
     */
    String ofLearner(String name, List<String> columns) {
        var table = source(name);
        var conditions = new ArrayList<String>();

        if (columns.contains("learner_key") && table.stream().anyMatch(IdentityRecords::joins)) {
            conditions.add(in(IdentifierSet.of(table.get(0), columns), texts(marks.sets())));
        } else {
            keyColumns(name, columns).forEach(column -> conditions.add(in(column, numbers(keys(table)))));
        }

        if (!columns.contains("learner_id")) {
            columns.stream()
                    .filter(column -> column.endsWith("_token") || column.endsWith("_key"))
                    .filter(column -> !column.equals("learner_key"))
                    .forEach(column ->
                            conditions.add(in(Duck.identifier(column) + "::varchar", texts(marks.credentials()))));
        }

        marks.children().getOrDefault(name, Map.of()).forEach((column, values) -> {
            if (columns.contains(column)) {
                conditions.add(in(Duck.identifier(column) + "::varchar", texts(values)));
            }
        });
        return any(conditions);
    }

    private static List<String> keyColumns(String name, List<String> columns) {
        var kinds = name.equals("identity_record")
                ? IdentityRecords.KINDS.stream().map(IdentityRecords::name).toList()
                : List.<String>of();
        return columns.stream()
                .filter(column -> KEY_COLUMNS.contains(column) || kinds.contains(column))
                .map(Duck::identifier)
                .toList();
    }

    /**
     * Rows of source tables under an identifier that is nobody's go too: they may be the learner's, and would become
     * somebody else's when nobody shares the identifier any more.
     */
    private List<Long> keys(List<Table> source) {
        var shared = source.isEmpty()
                ? Stream.<Long>empty()
                : marks.shared().stream().map(Tokens::learnerKey);
        return Stream.concat(marks.keys().stream(), shared).toList();
    }

    /** A condition that holds for rows of others that name an identifier of the learner as well. */
    String ofOthers(List<String> columns) {
        return any(tokenColumns(columns).stream()
                .map(column -> in(column, texts(marks.tokens())))
                .toList());
    }

    /** The rows of others without an identifier of the learner, under the strongest of their own. */
    String cleaned(String name, List<String> columns) {
        var replaced = new ArrayList<String>();
        tokenColumns(columns).forEach(column -> replaced.add(without(column) + " as " + column));
        var own = ownKey(name, columns);

        if (columns.contains("learner_key") && !own.isEmpty()) {
            replaced.add(
                    "if(" + in("learner_key", numbers(marks.keys())) + ", " + own + ", learner_key) as learner_key");
        }

        return replaced.isEmpty() ? "*" : "* replace (" + String.join(", ", replaced) + ")";
    }

    private String ownKey(String name, List<String> columns) {
        var keys = source(name).stream()
                .flatMap(table -> table.learnerIdentifiers().stream())
                .map(Column::storedName)
                .filter(columns::contains)
                .map(column -> IdentifierSet.key(without(Duck.identifier(column))))
                .toList();
        return keys.isEmpty() ? "" : "coalesce(" + String.join(", ", keys) + ")";
    }

    private String without(String column) {
        return "if(" + in(column, texts(marks.tokens())) + ", null, " + column + ")";
    }

    /** The table of a contract by the name of its source table; none for core tables. */
    private List<Table> source(String name) {
        return contracts.all().stream()
                .flatMap(contract ->
                        contract.tables().stream().filter(table -> name.equals(contract.id() + "_" + table.name())))
                .toList();
    }

    private static List<String> tokenColumns(List<String> columns) {
        return columns.stream()
                .filter(column -> column.endsWith("_token"))
                .map(Duck::identifier)
                .toList();
    }

    private static String any(List<String> conditions) {
        return conditions.isEmpty() ? "false" : "(" + String.join(" or ", conditions) + ")";
    }

    /** Whether a value is one of a list, which may be empty. */
    static String in(String value, List<String> list) {
        return list.isEmpty() ? "false" : "coalesce(" + value + " in (" + String.join(", ", list) + "), false)";
    }

    private static List<String> numbers(Collection<Long> numbers) {
        return numbers.stream().map(String::valueOf).toList();
    }

    static List<String> texts(Collection<String> texts) {
        return texts.stream().map(Duck::literal).toList();
    }
}
