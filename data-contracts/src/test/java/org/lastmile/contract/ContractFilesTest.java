package org.lastmile.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every contract file is valid by the standard, and a table of ours says what a row is. */
class ContractFilesTest {
    private static final Path HOME = Path.of(System.getProperty("lastmile.home", ".."));

    static List<Path> files() throws IOException {
        var files = new ArrayList<Path>();

        for (var folder : List.of("sources", "tables")) {
            try (var list = Files.list(HOME.resolve("data-contracts").resolve(folder))) {
                list.filter(file -> file.toString().endsWith(".odcs.yaml")).forEach(files::add);
            }
        }

        return files;
    }

    @ParameterizedTest
    @MethodSource("files")
    void is_valid_by_the_open_data_contract_standard(Path file) throws IOException {
        var contract = new YAMLMapper().readTree(Files.readString(file));

        assertThat(schema().validate(contract)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void is_named_after_its_contract(Path file) throws IOException {
        var contract = new YAMLMapper().readTree(Files.readString(file));

        assertThat(file.getFileName()).hasToString(contract.path("id").asText() + ".odcs.yaml");
    }

    @Test
    void core_and_mart_tables_open_with_their_grain_and_have_a_key() {
        for (var contract : Contracts.ofTables().all()) {
            if (contract.id().startsWith("core.") || contract.id().startsWith("mart.")) {
                var table = contract.tables().get(0);

                assertThat(contract.id()).endsWith("." + table.name());
                assertThat(table.description()).startsWith("One row per ");
                assertThat(table.key()).isNotEmpty().allMatch(Column::isRequired);
                assertThat(table.isLearnerBucket())
                        .isEqualTo(table.columns().get(0).name().equals("learner_id"));
            }
        }
    }

    private static JsonSchema schema() throws IOException {
        var set = System.getenv("LASTMILE_SHARED");
        var shared = set == null ? Objects.requireNonNull(HOME.resolve("../shared")) : Path.of(set);
        var file = shared.resolve("schemas/odcs-json-schema-v3.1.0.json");

        if (!Files.exists(file)) {
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(file + " is missing; the continuous build needs the shared schemas.");
            }

            abort(file + " is missing: contracts are not checked against the standard here.");
        }

        return JsonSchemaFactory.getInstance(VersionFlag.V201909).getSchema(Files.readString(file));
    }
}
