package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.contract.WarehouseException;

class TokenizedRowsTest {
    @TempDir
    private Path folder;

    @Test
    void a_mark_that_is_no_text_of_one_line_is_told_in_one() throws IOException {
        var file =
                Files.writeString(folder.resolve("marked.csv"), "tokenized/2/4884fdaa/odd\u0001/1/event,set_aside,x\n");
        var source = SourceFile.of(file);
        var header = TokenizedHeader.of(source).orElseThrow();

        assertThatThrownBy(() -> header.contract(source, FuzzFile.CONTRACTS))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("marked.csv: was tokenised by contract 'odd?', which is not among those to choose from;"
                        + " leave --source out, or put the contract into contracts/.");
    }

    @Test
    void a_row_whose_reasons_are_a_blank_line_is_set_aside_for_reasons_that_cannot_be_read() throws IOException {
        var contract = FuzzFile.CONTRACTS.contract("hostile");
        var table = contract.tables().get(0);
        var header = TokenizedHeader.of(new TokenKey("4884fdaa", ""), contract, table);
        var file = Files.writeString(
                folder.resolve("tokenized.csv"),
                String.join(",", header.names()) + "\n7,\"\n\""
                        + ",".repeat(header.columns().size()) + "\n");
        var rows = new FuzzRows(table);

        new CsvRows(contract, table).read(SourceFile.of(file), rows);

        assertThat(rows.told()).containsExactly("set aside");
    }
}
