package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.contract.Contracts;

/** What becomes a row of JSON files, and where its values stand. */
class JsonRowsTest {
    private static final Contracts CONTRACTS = Contracts.ofSources(Optional.empty());
    private static final Path SAMPLES = Path.of(System.getProperty("lastmile.home"), "data-contracts/samples");

    @TempDir
    private Path folder;

    /** Numbers and texts of all rows; blank where a row says nothing. */
    private static final class Rows implements RowSource.Sink {
        private final List<String> told = new ArrayList<>();

        @Override
        public void file(SourceFile next) {
            told.clear();
        }

        @Override
        public void row(long number, @Nullable String[] texts) {
            told.add(number + " "
                    + Arrays.stream(texts).map(text -> text == null ? "" : text).collect(Collectors.joining("|")));
        }

        @Override
        public void unreadable(Problem problem) {
            told.add(problem.toString());
        }

        @Override
        public void supporting() {
            throw new AssertionError("JSON rows support nothing");
        }
    }

    private static List<String> read(String contract, String table, Path file) throws IOException {
        var rows = new Rows();
        new JsonRows(CONTRACTS.contract(contract).table(table)).read(SourceFile.of(file), rows);
        return rows.told;
    }

    private List<String> wallet(String text) throws IOException {
        return read("wallet_events", "wallet_event", Files.writeString(folder.resolve("wallet.jsonl"), text));
    }

    private static String event(String award) {
        return """
                {"award_id": "%s", "received_at": "2025-04-20T09:14:07Z", "notification_id": "n", "event": "e", "more": {}}
                """
                .formatted(award);
    }

    @Test
    void lines_are_numbered_by_their_place_and_a_bad_one_is_told_alone() throws IOException {
        assertThat(wallet(event("a") + "\n" + event("b") + "{\"award_id\":\n"
                        + event("c").repeat(2)))
                .containsExactly(
                        "1 a||2025-04-20T09:14:07Z|2025-04-20T09:14:07Z|n|e|",
                        "3 b||2025-04-20T09:14:07Z|2025-04-20T09:14:07Z|n|e|",
                        "Problem[file=wallet.jsonl, row=4, column=, rule=not_json, seen=a line of 12 characters]",
                        "5 c||2025-04-20T09:14:07Z|2025-04-20T09:14:07Z|n|e|",
                        "6 c||2025-04-20T09:14:07Z|2025-04-20T09:14:07Z|n|e|");
    }

    @Test
    void elements_of_a_list_are_numbered_one_after_the_other() throws IOException {
        assertThat(wallet("[" + event("a") + "," + event("b") + "]"))
                .containsExactly(
                        "1 a||2025-04-20T09:14:07Z|2025-04-20T09:14:07Z|n|e|",
                        "2 b||2025-04-20T09:14:07Z|2025-04-20T09:14:07Z|n|e|");
    }

    @Test
    void one_document_brings_the_rows_of_several_tables() throws IOException {
        var file = SAMPLES.resolve("frameworks_case/framework.json");

        assertThat(read("frameworks_case", "document", file))
                .containsExactly(
                        "1 https://case.example.org/CFDocuments/f1|Everyday digital skills|Cedar Valley Library"
                                + " System|2|en|Adopted");
        assertThat(read("frameworks_case", "item", file))
                .containsExactly(
                        "1 https://case.example.org/CFItems/c1|https://case.example.org/CFDocuments/f1|Work with"
                                + " files|D.1|Domain",
                        "2 https://case.example.org/CFItems/c2||Attach a file to an e-mail|D.1.1|Competency");
        assertThat(read("frameworks_case", "association", file))
                .containsExactly("1 https://case.example.org/CFItems/c2|isChildOf|https://case.example.org/CFItems/c1");
    }

    @Test
    void a_document_without_the_list_has_no_rows() throws IOException {
        var file = Files.writeString(folder.resolve("f.json"), "{\"CFDocument\": {\"uri\": \"u\"}}");

        assertThat(read("frameworks_case", "item", file)).isEmpty();
        assertThat(read("frameworks_case", "document", file)).containsExactly("1 u|||||");
    }

    @Test
    void the_answer_of_a_learning_record_store_is_read_like_lines() throws IOException {
        var sample = SAMPLES.resolve("program_statements/statements.jsonl");
        var answer = Files.writeString(
                folder.resolve("answer.json"),
                "{\"statements\": [" + String.join(",", Files.readAllLines(sample)) + "], \"more\": \"\"}");

        assertThat(read("program_statements", "statement", answer))
                .hasSize(4)
                .containsExactlyElementsOf(read("program_statements", "statement", sample));
    }

    @Test
    void a_graph_holds_texts_by_language_and_lists_of_one() throws IOException {
        assertThat(read("frameworks_ctdl", "node", SAMPLES.resolve("frameworks_ctdl/framework.jsonld")))
                .containsExactly(
                        "1 https://registry.example.org/resources/ce-0001|ceasn:CompetencyFramework|Helping others"
                                + " online|Hilltop Community College|||||",
                        "2 https://registry.example.org/resources/ce-0002|ceasn:Competency|||Explain a task to a learner"
                                + " step by step|H1||https://registry.example.org/resources/ce-0001|"
                                + "https://registry.example.org/resources/ce-0001",
                        "3 https://registry.example.org/resources/ce-0003|ceasn:Competency|||Ask what the learner has"
                                + " tried|||https://registry.example.org/resources/ce-0001|"
                                + "https://registry.example.org/resources/ce-0002");
    }
}
