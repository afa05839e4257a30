package org.lastmile.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lastmile.bucket.ParquetFiles;
import org.lastmile.contract.Sensitivity;
import org.lastmile.contract.Table;
import org.lastmile.warehouse.DataFile;
import org.lastmile.warehouse.Duck;

/**
 * Which rows about learners may be used for a purpose. A delivery that is not named here may be used as it is, which
 * costs nothing.
 *
 * @param onConsent scope of the consent that each row needs, by delivery
 * @param leftOut   deliveries of partners whose agreements do not cover the purpose
 * @param consent   relation with a row per {@code learner_id} and {@code scope} for which consent holds
 */
record Grounds(Map<String, String> onConsent, Set<String> leftOut, String consent) {
    /** Every row, whatever it may be used for. */
    static final Grounds OF_ALL = new Grounds(Map.of(), Set.of(), "");

    Grounds {
        onConsent = new TreeMap<>(onConsent);
        leftOut = new TreeSet<>(leftOut);
    }

    /** The usable rows of a table's files as a relation; empty when there are none. */
    String relation(Table table, List<DataFile> files) {
        if (isOfAll()) {
            return files.isEmpty()
                    ? ""
                    : Duck.parquet(files.stream().map(DataFile::path).toList());
        }

        var free = new ArrayList<Path>();
        var byScope = new TreeMap<String, List<Path>>();

        for (var file : files) {
            var scope = scope(table, file);

            if (scope.isPresent()) {
                byScope.computeIfAbsent(scope.get(), any -> new ArrayList<>()).add(file.path());
            } else if (!isAboutPeople(table) || !isOf(file, leftOut)) {
                free.add(file.path());
            }
        }

        var parts = new ArrayList<String>();

        if (!free.isEmpty()) {
            parts.add(Duck.parquet(free));
        }

        byScope.forEach((scope, paths) -> with(table, scope, paths).ifPresent(parts::add));
        return parts.size() < 2
                ? String.join("", parts)
                : "(from " + String.join(" union all by name from ", parts) + ")";
    }

    /** Rows that name no learner have nobody who could have agreed. */
    private Optional<String> with(Table table, String scope, List<Path> paths) {
        return table.isLearnerBucket()
                ? Optional.of("(select held.* from " + Duck.parquet(paths) + " as held" + joined("semi", scope) + ")")
                : Optional.empty();
    }

    private String joined(String kind, String scope) {
        return " " + kind + " join " + consent + " as consent on consent.learner_id = held.learner_id"
                + " and consent.scope = " + Duck.literal(scope);
    }

    /** How many rows of a table's file are not used. */
    long unused(Connection duck, Table table, DataFile file) throws SQLException {
        if (!isAboutPeople(table)) {
            return 0;
        }

        var scope = scope(table, file);

        if (scope.isEmpty() || !table.isLearnerBucket()) {
            return scope.isPresent() || isOf(file, leftOut) ? ParquetFiles.rows(duck, file.path()) : 0;
        }

        try (var statement = duck.createStatement();
                var rows = statement.executeQuery("select count(*) from " + Duck.parquet(List.of(file.path()))
                        + " as held" + joined("anti", scope.get()))) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private Optional<String> scope(Table table, DataFile file) {
        return isAboutPeople(table) ? file.delivery().map(onConsent::get) : Optional.empty();
    }

    private static boolean isOf(DataFile file, Set<String> deliveries) {
        return file.delivery().filter(deliveries::contains).isPresent();
    }

    private static boolean isAboutPeople(Table table) {
        return table.isLearnerBucket()
                || table.columns().stream().anyMatch(column -> column.sensitivity() != Sensitivity.PUBLIC);
    }

    boolean isOfAll() {
        return onConsent.isEmpty() && leftOut.isEmpty();
    }

    /** The same, with the consents in a file where those of one bucket lie together. */
    Grounds kept(Path folder, int buckets, String memory) throws SQLException, IOException {
        if (onConsent.isEmpty()) {
            return this;
        }

        var file = folder.resolve("consent.parquet");
        Files.createDirectories(folder);

        try (var duck = Duck.open(2, memory)) {
            ParquetFiles.write(
                    duck,
                    "(select *, ((learner_id % " + buckets + ") + " + buckets + ") % " + buckets + " as bucket from "
                            + consent + " as held order by bucket, learner_id)",
                    file,
                    -1);
        }

        return new Grounds(onConsent, leftOut, Duck.parquet(List.of(file)));
    }

    /** Of kept consents, those of one bucket. */
    Grounds of(int bucket) {
        return onConsent.isEmpty()
                ? this
                : new Grounds(onConsent, leftOut, "(from " + consent + " where bucket = " + bucket + ")");
    }

    /** What the rows that may be used depend on, beside the tables: contracts and the day. */
    List<String> fingerprint() throws SQLException {
        var parts = new ArrayList<String>();
        onConsent.forEach((delivery, scope) -> parts.add("on consent " + delivery + " " + scope));
        leftOut.forEach(delivery -> parts.add("left out " + delivery));

        if (!onConsent.isEmpty()) {
            try (var duck = Duck.open(2, "1GB");
                    var statement = duck.createStatement();
                    var rows = statement.executeQuery("select count(*) || ' ' || coalesce(bit_xor(hash(learner_id,"
                            + " scope)), 0) from " + consent + " as held")) {
                rows.next();
                parts.add("consents " + rows.getString(1));
            }
        }

        return parts;
    }
}
