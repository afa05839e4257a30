package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.WarehouseException;
import org.lastmile.warehouse.Registry;

/** What a partner has tokenised at home gives the tables of the files themselves, and holds no identifier. */
class TokenizeTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 9, 30);
    private static final String INTAKE =
            "partner_key,card_number,email,student_number,attribute,value,status,observed_on,first_name,last_name,"
                    + "birth_date";
    private static final List<String> WORDS =
            List.of("zqcard", "zqmail", "zqstudent", "zqfirst", "zqlast", "1980-02-03", "21871000104729", "zqnote");

    @TempDir
    private Path place;

    private static TokenKey key(County county) {
        return TokenKey.read(county.folder().tokenKey());
    }

    private static List<Tokenized> tokenize(TokenKey key, Path out, Path... files) throws IOException {
        return new Tokenize(key, Contracts.ofSources(Optional.empty()), TODAY).write(List.of(files), out);
    }

    private Path deliveries() throws IOException {
        var folder = place.resolve("deliveries");
        CountyFiles.write(
                folder.resolve("frame/sessions.csv"),
                "session_key,offering_key,held_on",
                "s1,spring,2026-01-05",
                "20260112,spring,2026-01-12");
        CountyFiles.write(
                folder.resolve("attendance/attendance.csv"),
                CountyFiles.ATTENDANCE,
                "cedar,s1, zqcard-1 ,2026-01-05,2,attended",
                "cedar, 20260112,zqcard-1,2026-01-12,2,attended",
                "cedar,21871000104729,zqcard-2,2026-01-12,2,attended",
                "cedar,s1,zqcard-2,05/01/2026,99,attended",
                "cedar,s1,-,2026-01-05,1,attended",
                "cedar,s1,zqcard-3,2026-01-05,1,attended,zqnote",
                "cedar,s1,ZQCARD1,2026-01-05,2,attended");
        CountyFiles.write(
                folder.resolve("learner_intake.csv"),
                INTAKE,
                "cedar,zqcard-1,zqmail@example.org,zqstudent-1,gender,woman,stated,2026-01-02,Zqfirst,Zqlast,1980-02-03",
                "cedar,zqcard-4,ZQmail@example.org,,gender,\"a\nword, \"\"quoted\"\"\",stated,2026-01-03,zqfirst,ZQLAST,2/3/1980",
                "cedar,zqcard-5,,,gender,zqmail@example.org,stated,2026-01-03,zqfirst,,1980-02-03",
                "cedar,zqcard-6,,,gender,man,stated,2026-01-03,zqfirst,,1980-02-03");
        packed(
                folder.resolve("badge_status.csv"),
                """
                award_id,credential_key,partner_key,email,event,event_on,reason
                award-1,files-badge,hilltop,zqmail@example.org,offered,2026-01-20,
                """);
        return folder;
    }

    private static void packed(Path file, String text) throws IOException {
        var bytes = new ByteArrayOutputStream();

        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }

        Files.write(file, bytes.toByteArray());
    }

    /** All rows, with the source in the place of the id of its delivery. */
    private static Map<String, List<String>> rows(County county, String zone) throws SQLException, IOException {
        var ids = new TreeMap<String, String>();
        Registry.read(county.folder()).entries().forEach(entry -> ids.put(entry.deliveryId(), entry.source()));
        var rows = new TreeMap<String, List<String>>();
        county.zone(zone).forEach((table, all) -> {
            var named = new ArrayList<String>();

            for (var row : all) {
                var text = row.replace("a number of 14 characters", "a text of 52 characters");

                for (var id : ids.entrySet()) {
                    text = text.replace(id.getKey(), id.getValue());
                }

                named.add(text);
            }

            rows.put(table, named.stream().sorted().toList());
        });
        rows.remove("delivery");
        // A row set aside at home has left everything there but its rule, the partner's name too.
        rows.remove("partner_quality");
        return rows;
    }

    /** Rows read and set aside, by rule. */
    private static List<String> countsOfPartners(County county) throws SQLException {
        return county.ask(
                "source",
                "partner_quality",
                "select concat_ws(' ', source, source_table, kind, rule, sum(rows)) from asked"
                        + " where kind <> 'repaired' group by source, source_table, kind, rule order by all");
    }

    @Test
    void tokens_from_home_give_the_tables_of_the_files_themselves() throws IOException, SQLException {
        var files = deliveries();
        var raw = County.in(place.resolve("raw"));
        var tokenized = County.in(place.resolve("tokenized"));
        var out = place.resolve("out/tokens.zip");

        var said = tokenize(key(raw), out, files);
        raw.ingest(files);
        tokenized.ingest(out);

        assertThat(rows(tokenized, "source")).isEqualTo(rows(raw, "source"));
        assertThat(countsOfPartners(tokenized)).isEqualTo(countsOfPartners(raw));
        assertThat(rows(tokenized, "core")).isEqualTo(rows(raw, "core"));
        assertThat(raw.core().get("attendance")).hasSize(2);
        assertThat(said.toString()).contains("attended_on: not_a_date=1").doesNotContain(WORDS);
    }

    @Test
    void no_identifier_is_in_what_leaves_the_house_and_the_same_files_give_the_same_bytes() throws IOException {
        var county = County.in(place.resolve("county"));
        var files = deliveries().resolve("learner_intake.csv");
        var out = place.resolve("tokens.csv");

        tokenize(key(county), out, files);
        tokenize(key(county), place.resolve("again.csv"), files);
        var lines = Files.readAllLines(out);

        assertThat(lines.get(0))
                .isEqualTo("tokenized/2/" + key(county).id()
                        + "/learner_intake/2.0.0/learner_intake,set_aside,partner_key,"
                        + "card_number,email,student_number,attribute,value,status,observed_on,birth_date");
        assertThat(Files.readString(out).toLowerCase(java.util.Locale.ROOT)).doesNotContain(WORDS);
        assertThat(lines.get(lines.size() - 1)).startsWith("6,,cedar,").endsWith(",2026-01-03,");
        assertThat(place.resolve("again.csv")).hasSameBinaryContentAs(out);
        assertThat(place.toFile().list((folder, name) -> name.startsWith("."))).isEmpty();
    }

    @Test
    void a_file_of_another_key_is_refused_before_anything_is_written() throws IOException, SQLException {
        var county = County.in(place.resolve("county"));
        var other = new TokenKey("00000000", "f".repeat(64));
        var out = place.resolve("tokens.csv");
        tokenize(other, out, deliveries().resolve("learner_intake.csv"));

        assertThatThrownBy(() -> county.ingest(out))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("tokens.csv: was tokenised with key 00000000, and this warehouse has key "
                        + key(county).id() + "; tokenise the file again with the key of this warehouse.");
        assertThat(county.tables("source")).isEmpty();
    }

    /** Their tokens of name and birth date tell no slip in a name, so that fewer learners would be linked. */
    @Test
    void a_file_that_another_version_has_tokenised_is_refused_before_anything_is_written()
            throws IOException, SQLException {
        var county = County.in(place.resolve("county"));
        var out = place.resolve("tokens.csv");
        tokenize(key(county), out, deliveries().resolve("learner_intake.csv"));
        Files.writeString(out, Files.readString(out).replaceFirst("tokenized/2/", "tokenized/1/"));

        assertThatThrownBy(() -> county.ingest(out))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(
                        "tokens.csv: was tokenised by another version of this program, in form 1, and this one reads"
                                + " form 2; tokenise the file again with the version that this warehouse has.");
        assertThatThrownBy(() -> tokenize(key(county), place.resolve("again.csv"), out))
                .hasMessageStartingWith("tokens.csv: was tokenised by another version");
        assertThat(county.tables("source")).isEmpty();
    }

    @Test
    void a_token_of_another_length_than_its_kind_has_is_set_aside() throws IOException, SQLException {
        var county = County.in(place.resolve("county"));
        var out = place.resolve("tokens.csv");
        tokenize(key(county), out, deliveries().resolve("learner_intake.csv"));
        var lines = new ArrayList<>(Files.readAllLines(out));
        var name = lines.get(1).substring(lines.get(1).lastIndexOf(',') + 1);
        var card = lines.get(1).split(",", -1)[3];
        lines.set(1, lines.get(1).replace(name, name.substring(0, card.length())));
        lines.add(
                lines.get(lines.size() - 1).replaceFirst("^6,", "7,").replaceAll(",[^,.]+[.][^,]+,", "," + name + ","));
        Files.write(out, lines);

        assertThat(county.ingest(out).get(0).rules()).containsEntry("learner_intake: no_token", 2L);
    }

    @Test
    void tokens_of_a_rotated_key_are_refused_where_learners_were_erased_because_nobody_could_tell_theirs()
            throws IOException {
        var county = County.in(place.resolve("county"));
        var next = county.folder().tokenKey().resolveSibling("next");
        key(county).createNext(next);
        Files.move(next, county.folder().tokenKey(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        var out = place.resolve("tokens.csv");
        tokenize(key(county), out, deliveries().resolve("learner_intake.csv"));
        new Tombstones("", Map.of("0".repeat(64), "1")).add(county.folder());

        assertThatThrownBy(() -> county.ingest(out))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("tokens.csv: was tokenised, and learners may have been erased here under an older key, whom"
                        + " such tokens do not tell from others; deliver the file with its identifiers.");
    }

    @Test
    void tokens_without_their_first_line_are_set_aside_and_so_is_an_identifier_among_tokens()
            throws IOException, SQLException {
        var county = County.in(place.resolve("county"));
        var token = new Tokens(key(county))
                .token(new Tokens(key(county)).digest(org.lastmile.contract.IdentifierKind.CARD, "zqcard-1"));
        var raw = CountyFiles.write(
                place.resolve("raw.csv"), CountyFiles.ATTENDANCE, "cedar,s1," + token + ",2026-01-05,2,attended");
        var marked = CountyFiles.write(
                place.resolve("marked.csv"),
                "tokenized/2/" + key(county).id() + "/program_attendance/1.1.0/attendance,set_aside,"
                        + CountyFiles.ATTENDANCE + ",record_status",
                "2,,cedar,s1," + token + ",2026-01-05,2,attended,",
                "3,,cedar,s1,zqcard-2,2026-01-05,2,attended,");

        assertThatThrownBy(() -> county.ingest(raw))
                .hasMessage("raw.csv: none of 1 rows keeps its contract; broken rules: token_already (1). Nothing was"
                        + " loaded. 'lastmile contract check FILE' shows the first rows.");
        assertThat(county.ingest(marked).get(0).rules()).isEqualTo(Map.of("attendance: no_token", 1L));
    }

    @Test
    void files_that_have_nothing_to_make_tokens_of_are_refused() throws IOException {
        var county = County.in(place.resolve("county"));
        var files = deliveries();
        var out = place.resolve("tokens.csv");
        tokenize(key(county), out, files.resolve("learner_intake.csv"));

        assertThatThrownBy(() -> tokenize(key(county), place.resolve("p.csv"), files.resolve("frame/sessions.csv")))
                .hasMessage("sessions.csv: contract 'offerings' knows no identifier in it, so there is nothing to make"
                        + " tokens of; deliver it as it is.");
        assertThatThrownBy(() -> tokenize(key(county), out, out))
                .hasMessage(out + ": is there already; name a file that is not.");
        assertThatThrownBy(() -> tokenize(key(county), place.resolve("p.csv"), out))
                .hasMessage("tokens.csv: is tokenised already; deliver it as it is.");
        assertThatThrownBy(() -> tokenize(
                        key(county), place.resolve("p.csv"), files.resolve("attendance"), files.resolve("frame")))
                .hasMessage(
                        place.resolve("p.csv") + ": is to hold 2 tables; name a file that ends with .zip, or tokenise"
                                + " one file after the other.");
        assertThat(place.resolve("p.csv")).doesNotExist();
    }
}
