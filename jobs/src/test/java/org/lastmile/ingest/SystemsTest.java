package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Partners and the systems that they are parts of, from files to measures. */
class SystemsTest {
    @TempDir
    private Path place;

    @Test
    void a_library_whose_system_nobody_has_delivered_is_measured_in_it() throws Exception {
        var files = CountyFiles.write(place);
        CountyFiles.write(
                files.frame().resolve("partners.csv"),
                "partner_key,partner_name,partner_kind,parent_key,fscskey,opeid,state,time_zone,valid_from,valid_to",
                "cedar,Cedar Library,library,woods,,,WA,America/Los_Angeles,2025-01-01,",
                "hilltop,Hilltop College,college,,,,WA,America/Los_Angeles,2025-01-01,");
        var county = County.in(place.resolve("county"));
        county.ingest(files.frame(), files.attendance(), files.intake());

        county.build();

        assertThat(county.ask("measure", "contact", "select distinct partner_key || ' in ' || system_key from asked"))
                .containsExactly("cedar in woods");
    }
}
