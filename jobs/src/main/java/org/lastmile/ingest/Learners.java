package org.lastmile.ingest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.lastmile.contract.Table;

/** Gives the rows of a source table their learners; null where a row is nobody's for certain. */
final class Learners {
    private static final String NO_IDENTITY =
            "select cast(null as bigint) as learner_key, cast(null as bigint) as learner_id where false";

    private final SparkSession spark;
    private boolean hasExceptions;

    Learners(SparkSession spark) {
        this.spark = spark;
    }

    /** Takes the links between identifiers, and the rows that belong to another learner than their key does. */
    void identity(Optional<Path> links, Optional<Path> exceptions) {
        view("identity", links);
        view("identity_record", exceptions);
        hasExceptions = exceptions.isPresent();
    }

    private void view(String name, Optional<Path> file) {
        file.map(path -> spark.read().parquet(path.toString()))
                .orElseGet(() -> spark.sql(NO_IDENTITY))
                .createOrReplaceTempView(name);
    }

    /** The rows with the column {@code learner_id}. */
    Dataset<Row> of(Dataset<Row> rows, Table table) {
        rows.createOrReplaceTempView("unlinked");
        var usual = "case when identity.learner_key is null then unlinked.learner_key else identity.learner_id end";
        var from = " from unlinked left join identity on identity.learner_key = unlinked.learner_key";

        if (!hasExceptions || !IdentityRecords.joins(table)) {
            return spark.sql("select unlinked.*, " + usual + " as learner_id" + from);
        }

        return spark.sql("select unlinked.*, case when identity_record.learner_key is null then " + usual
                + " else identity_record.learner_id end as learner_id" + from
                + " left join identity_record on identity_record.learner_key = unlinked.learner_key and "
                + same(table, List.of(rows.columns())));
    }

    /** Whether a row has exactly the identifiers of an exception. */
    private static String same(Table table, List<String> columns) {
        var conditions = new ArrayList<String>();

        for (var kind : IdentityRecords.KINDS) {
            var column = IdentityRecords.column(table, kind, columns)
                    .map(Learners::key)
                    .orElse("null");
            conditions.add("identity_record." + IdentityRecords.name(kind) + " <=> " + column);
        }

        return String.join(" and ", conditions);
    }

    /** The first 8 bytes of a token's digest. */
    private static String key(String column) {
        return "cast(conv(hex(substring(unbase64(concat(translate(substring_index(unlinked.`" + column
                + "`, '.', -1), '-_', '+/'), '=')), 1, 8)), 16, -10) as bigint)";
    }
}
