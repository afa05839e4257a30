package org.lastmile.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableContractTest {
    @ParameterizedTest
    @ValueSource(strings = {"release.cell", "release.indicator", "release.source"})
    void is_a_valid_data_contract(String table) throws IOException {
        var schema = shared("schemas/odcs-json-schema-v3.1.0.json");
        var validator = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V201909)
                .getSchema(new ObjectMapper().readTree(schema.toFile()));

        try (var contract = TableContract.class.getResourceAsStream("/lastmile/tables/" + table + ".odcs.yaml")) {
            assertThat(validator.validate(new YAMLMapper().readTree(contract))).isEmpty();
        }
    }

    @Test
    void describes_every_column() {
        assertThat(TableContract.CELL.columns())
                .allSatisfy(column -> assertThat(column.description()).isNotBlank());
        assertThat(TableContract.CELL.columns().get(9))
                .isEqualTo(new TableContract.Column(
                        "count",
                        "integer",
                        "bigint",
                        false,
                        "People or units counted; of a rate those for whom it is true. Null unless shown."));
    }

    private static Path shared(String name) {
        var folder = System.getenv("LASTMILE_SHARED");
        var home = Path.of(Objects.requireNonNull(System.getProperty("lastmile.home"), "lastmile.home"));
        var file = (folder == null ? home.resolve("../shared") : Path.of(folder)).resolve(name);
        assumeTrue(
                Files.exists(file) || "true".equals(System.getenv("CI")),
                "Skipped: the schemas of ../shared are not here, looked for " + file);
        return file;
    }
}
