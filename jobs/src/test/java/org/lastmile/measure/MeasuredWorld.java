package org.lastmile.measure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lastmile.bucket.ParquetFiles;
import org.lastmile.bucket.TableWriter;
import org.lastmile.contract.Contracts;
import org.lastmile.indicator.Catalogue;
import org.lastmile.indicator.Marts;
import org.lastmile.publish.EndedTables;
import org.lastmile.publish.ReleaseMaker;
import org.lastmile.release.Period;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.PartnershipFolder;

/** A warehouse whose marts are written by the test: measured by the product's statements, committed as real Delta. */
final class MeasuredWorld implements AutoCloseable {
    private final PartnershipFolder folder;
    private final Catalogue catalogue;
    private final Connection duck;
    private int builds;
    private int deliveries;

    MeasuredWorld(Path root) throws Exception {
        folder = new PartnershipFolder(root);
        catalogue = EndedTables.in(Catalogue.load(Optional.of(root)), folder);
        builds = builds();
        duck = Duck.open(1, "512MB");
        Duck.execute(duck, "create schema mart");
        Duck.execute(duck, "create schema reference");
        Duck.execute(duck, "create table reference.system (partner_key varchar, system_key varchar)");
        var contracts = Contracts.ofTables();

        for (var mart : Marts.load().names()) {
            var columns = contracts.contract("mart." + mart).tables().get(0).columns().stream()
                    .map(column -> column.name() + " " + column.type().duckdb())
                    .collect(Collectors.joining(", "));
            Duck.execute(duck, "create table mart." + mart + " (" + columns + ")");
        }
    }

    private int builds() {
        var all = folder.table("measure", "contact").toFile().list((table, name) -> name.startsWith("b-"));
        return all == null ? 0 : all.length;
    }

    /** So many learners of a partner come for the first time in a quarter, twice each. */
    MeasuredWorld come(int learners, String partner, String quarter) throws Exception {
        return come(learners, partner, quarter, 2);
    }

    /** So many learners of a partner come for the first time in a quarter, so many times each. */
    MeasuredWorld come(int learners, String partner, String quarter, int times) throws Exception {
        Duck.execute(
                duck,
                "insert into mart.contact by name select (select coalesce(max(learner_id) + 1, 0) from mart.contact) + range as learner_id, "
                        + Duck.literal(partner) + " as partner_key, 'lab' as track_key, date '"
                        + Period.of(quarter).firstDay() + "' as quarter_on, " + times + " as attendance_count,"
                        + " 'not stated' as age_band, 'not stated' as gender, 'not stated' as first_language,"
                        + " 'not stated' as disability, 'not stated' as device_at_entry,"
                        + " 'not stated' as area_deprivation from range(" + learners + ")");
        return this;
    }

    /** One learner comes to each of so many libraries of some systems. */
    MeasuredWorld comeToLibraries(int libraries, int systems, String quarter) throws Exception {
        come(libraries, "", quarter);
        Duck.execute(duck, "update mart.contact set partner_key = 'library ' || learner_id");
        Duck.execute(
                duck,
                "insert into reference.system select 'library ' || range, 'system ' || range % " + systems
                        + " from range(" + libraries + ")");
        return this;
    }

    /** The learners who were known first, so many, are forgotten; to be asked for once. */
    MeasuredWorld leave(int learners) throws Exception {
        Duck.execute(duck, "delete from mart.contact where learner_id < " + learners);
        return this;
    }

    /** Forgets all learners, and knows these instead. */
    void know(Iterable<Learner> learners) throws Exception {
        Duck.execute(duck, "delete from mart.contact");
        Duck.execute(duck, "delete from mart.award");
        var contacts = new ArrayList<String>();
        var awards = new ArrayList<String>();
        for (var learner : learners) {
            var who = learner.id() + ", '" + learner.partner() + "', '" + learner.gender() + "', date '";
            learner.visits().forEach((quarter, count) -> contacts.add(who + quarter.firstDay() + "', " + count));
            learner.offered()
                    .ifPresent(quarter -> awards.add(who + quarter.firstDay() + "', "
                            + (learner.isClaimed() ? "date '" + quarter.firstDay() + "'" : "null")));
        }

        insert("contact", contacts, "quarter_on, attendance_count", "*");
        insert(
                "award",
                awards,
                "offered_on, claimed_on",
                "*, 'award ' || learner_id as award_key, 'badge' as credential_key, 'competency' as kind,"
                        + " offered_on as awarded_on, if(claimed_on is null, null, 'by learner') as claim_mode,"
                        + " false as is_void, true as is_first_offer, true as is_first_award,"
                        + " false as is_enrolled_before");
    }

    private void insert(String mart, List<String> rows, String columns, String select) throws Exception {
        if (!rows.isEmpty()) {
            Duck.execute(
                    duck,
                    "insert into mart." + mart + " by name select " + select + ", 'lab' as track_key,"
                            + " 'not stated' as age_band, 'not stated' as first_language, 'not stated' as disability,"
                            + " 'not stated' as device_at_entry, 'not stated' as area_deprivation from (values ("
                            + String.join("), (", rows) + ")) as row(learner_id, partner_key, gender, " + columns
                            + ")");
        }
    }

    /** The attendances of a partner are known up to a day. */
    MeasuredWorld observed(String partner, String day) throws Exception {
        return observed("program_attendance", partner, day);
    }

    /** What a source says of a partner is known up to a day. */
    MeasuredWorld observed(String source, String partner, String day) throws Exception {
        return observed(source, partner, "null", day);
    }

    /** The attendances of a partner are known from a day to a day. */
    MeasuredWorld observedFrom(String from, String partner, String day) throws Exception {
        return observed("program_attendance", partner, "'" + from + "'", day);
    }

    private MeasuredWorld observed(String source, String partner, String from, String day) throws Exception {
        var id = source + partner + day;
        commit(
                "coverage",
                "select '" + id + "' as delivery_id, '" + source + "' as source, '" + partner
                        + "' as partner_key, date '" + day + "' as observed_through, false as is_assumed, " + from
                        + "::date as observed_from, false as is_from_assumed",
                id);
        commit(
                "delivery",
                "select '" + id + "' as delivery_id, 1::bigint as sequence, '" + source + "' as source,"
                        + " '1.0.0' as contract_version, 'attendance.csv' as files, 1::bigint as rows_in,"
                        + " 1::bigint as rows_accepted, 0::bigint as rows_quarantined,"
                        + " 0::bigint as documents_supporting",
                id);
        return this;
    }

    /** So many rows of a partner came in a delivery of its own, and some were set aside by a rule. */
    MeasuredWorld rows(String source, String partner, long read, long aside, String rule) throws Exception {
        var id = source + partner + deliveries++;
        commit(
                "delivery",
                "select '" + id + "' as delivery_id, 1::bigint as sequence, '" + source + "' as source,"
                        + " '1.0.0' as contract_version, 'rows.csv' as files, " + read + "::bigint as rows_in, "
                        + (read - aside) + "::bigint as rows_accepted, " + aside + "::bigint as rows_quarantined,"
                        + " 0::bigint as documents_supporting",
                id);
        commit(
                "partner_quality",
                "select '" + id + "' as delivery_id, '" + source + "' as source, 'rows' as source_table, '" + partner
                        + "' as partner_key, kind, rule, rows::bigint as rows from (values ('read', '', " + read
                        + "), ('set_aside', '" + rule + "', " + aside + ")) as counts(kind, rule, rows)",
                id);
        return this;
    }

    private void commit(String table, String select, String id) throws Exception {
        var file = folder.table("source", table).resolve(id + ".parquet");
        Files.createDirectories(file.getParent());
        var written = ParquetFiles.write(duck, "(" + select + ")", file, -1);
        new TableWriter()
                .append(
                        folder.table("source", table),
                        ParquetFiles.schema(duck, "(" + select + ")"),
                        List.of(written),
                        id);
    }

    ReleaseMaker.Made release(String quarter) throws Exception {
        return release(quarter, Optional.empty());
    }

    ReleaseMaker.Made release(String quarter, Optional<String> correction) throws Exception {
        builds++;

        for (var measure : catalogue.bucketMeasures()) {
            for (var statement : measure.before()) {
                Duck.execute(duck, statement);
            }

            var relation = "(" + measure.sql() + ")";
            var file = folder.table("measure", measure.name())
                    .resolve("b-" + builds)
                    .resolve(measure.name() + ".parquet");
            Files.createDirectories(file.getParent());
            var written = ParquetFiles.write(duck, relation, file, -1);
            new TableWriter()
                    .replace(
                            folder.table("measure", measure.name()),
                            ParquetFiles.schema(duck, relation),
                            false,
                            List.of(written),
                            Map.of("lastmile.fingerprint", "build " + builds));
        }

        return again(quarter, correction);
    }

    /** Releases from the measures as they are. */
    ReleaseMaker.Made again(String quarter) throws Exception {
        return again(quarter, Optional.empty());
    }

    List<org.lastmile.publish.Plan.Kept> plan(String quarter) throws Exception {
        return new ReleaseMaker(folder, catalogue, "County").plan(Period.of(quarter));
    }

    private ReleaseMaker.Made again(String quarter, Optional<String> correction) throws Exception {
        return new ReleaseMaker(folder, catalogue, "County")
                .make(Period.of(quarter), LocalDate.of(2026, 10, 14), correction);
    }

    @Override
    public void close() throws Exception {
        duck.close();
    }
}
