package org.lastmile.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.Table;
import org.lastmile.warehouse.DataFile;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;

class CoreFilesTest {
    private static final Map<String, String> ONCE = DataFile.holdingOnce(List.of("learner_id", "session_key"));

    @TempDir
    Path folder;

    private final Table attendance =
            Contracts.ofTables().contract("core.attendance").tables().get(0);

    @Test
    void believes_one_file_that_holds_each_key_once() {
        assertThat(isOnce(file("a", ONCE))).isTrue();
    }

    @Test
    void asks_when_nothing_or_something_else_is_said_of_the_file() {
        assertThat(isOnce(file("a", Map.of()))).isFalse();
        assertThat(isOnce(file("a", DataFile.holdingOnce(List.of("learner_id", "attended_on")))))
                .isFalse();
    }

    @Test
    void asks_when_two_files_may_share_a_key() {
        assertThat(isOnce(file("a", ONCE), file("b", ONCE))).isFalse();
    }

    private boolean isOnce(DataFile... some) {
        var tables = List.of(attendance);
        var files = Map.of(attendance.name(), List.of(some));
        var partnership = new PartnershipFolder(folder);
        var registry = Registry.read(partnership);
        var closed = new ClosedTables(partnership, registry, tables, files);
        var core = new CoreFiles(registry, tables, files, Map.of(), Map.of(), closed);
        return core.rows(attendance, Grounds.OF_ALL, file -> true).isOnce();
    }

    private DataFile file(String delivery, Map<String, String> tags) {
        return new DataFile(folder.resolve("d-" + delivery).resolve("part.parquet"), Map.of("bucket", "0"), tags);
    }
}
